package dudao.inspection.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What must hold of an inspection and of a case after every step, read from what was written. */
final class Invariants implements AutoCloseable {

    /** Each row is one that is broken. */
    private static final String OF_INSPECTION =
            """
            with i as (select * from inspection where id = :id)
            select 'on site without a filing number' from i where entered_at is not null and filing_number is null
            union all
            select 'on site without notice' from i where entered_at is not null and kind <> 'REGULAR'
              and (notice_served_at is null or notice_served_at > entered_at)
            union all
            select 'on site with fewer than three' from i where entered_at is not null and kind <> 'REGULAR'
              and (select count(distinct person) from inspection_member m where m.inspection_id = i.id) < 3
            union all
            select 'on site with somebody recused' from i join inspection_member m on m.inspection_id = i.id
              join inspection_recusal r on r.inspection_id = i.id and r.inspector_id = m.inspector_id
            where i.entered_at is not null and r.conflict and r.declared_at <= i.entered_at
            union all
            select 'on site with somebody who said nothing' from i join inspection_member m on m.inspection_id = i.id
            where i.entered_at is not null and not exists (
              select from inspection_recusal r where r.inspection_id = i.id and r.inspector_id = m.inspector_id)
            union all
            select 'letter before the defence is over' from i where opinion_issued_at is not null
              and (defence_closed_at is null or defence_closed_at > opinion_issued_at)
            union all
            select 'defence closed before its time without a waiver' from i join opinion p on p.inspection_id = i.id
            where i.defence_closed_at is not null and p.waived_at is null
              and cast(i.defence_closed_at at time zone 'Asia/Shanghai' as date) <= i.defence_due_on
            union all
            select 'letter without an answer' from opinion p join opinion_defence d using (inspection_id)
            where p.inspection_id = :id and p.issued_at is not null and (d.answer is null or d.accepted is null)
            union all
            select 'letter without a demand' from opinion p join finding f using (inspection_id)
            where p.inspection_id = :id and p.issued_at is not null and f.severity <> 'HAZARD'
              and f.state not in ('IDENTIFIED', 'DISMISSED')
              and not exists (select from opinion_demand d where d.finding_id = f.id)
            union all
            select 'issued by who drafted it' from opinion where inspection_id = :id and issued_by = drafted_by
            union all
            select 'closed without an accepted verification' from rectification c
            where c.inspection_id = :id and c.state = 'CLOSED' and not exists (
              select from rectification_verification v where v.rectification_id = c.id and v.verdict = 'ACCEPTED')
            union all
            select 'verified by who rectified' from rectification c
              join rectification_verification v on v.rectification_id = c.id
              left join rectification_task t on t.finding_id = c.finding_id
            where c.inspection_id = :id and v.decided_by = any(c.rectifiers || coalesce(t.people, '{}'))
            union all
            select 'first limit moved' from rectification c join opinion_demand d on d.finding_id = c.finding_id
            where c.inspection_id = :id and c.original_due_on <> d.due_on
              and exists (select from finding f where f.id = c.finding_id and f.severity <> 'HAZARD')
            union all
            select 'limit that rests on nothing: ' || matter from inspection_deadline where inspection_id = :id
              and ('' in (rule_id, rule_version, jurisdiction, citation, start_event, calendar, basis)
                   or amount is not null and day_kind is null)
            union all
            select 'published without two reviewers' from publication where inspection_id = :id and published_at is not null
              and state in ('APPROVED', 'PUBLISHED', 'OBJECTED') and (reviewed_by is null or approved_by is null
                or cardinality(array(select distinct unnest(array[drafted_by, reviewed_by, approved_by]))) < 3)
            union all
            select 'report without its limit of publication' from inspection_report r where r.inspection_id = :id
              and not exists (select from inspection_deadline d where d.inspection_id = r.inspection_id
                and d.matter = 'PUBLICATION' and d.amount = 20 and d.day_kind = 'WORKING_DAY')
            union all
            select 'closed with something open' from i where state in ('CLOSED', 'ARCHIVED') and (
              exists (select from finding f where f.inspection_id = i.id and f.state not in ('DISMISSED', 'CLOSED'))
              or exists (select from remedy m where m.inspection_id = i.id and m.state = 'REQUESTED'))
            union all
            select 'archived without its list' from i where state = 'ARCHIVED'
              and not exists (select from inspection_archive a where a.inspection_id = i.id)
            union all
            select 'remedy decided by a maker' from remedy m join opinion p using (inspection_id)
            where m.inspection_id = :id and m.agency is null and (m.decided_by in (p.drafted_by, p.issued_by, p.served_by, p.deliberated_by)
              or exists (select from inspection_member s where s.inspection_id = :id and s.person = m.decided_by))
            union all
            select 'a version told twice' from (
              select subject, aggregate_version from outbox_event union all
              select subject, aggregate_version from change_log) e
            where subject = :id group by aggregate_version having count(*) > 1""";

    private static final String OF_CASE =
            """
            select 'step that nobody took: ' || command from accountability_step where case_id = :id and done_by is null
            union all
            select 'beyond a candidate without a person' from accountability_case c
            where c.id = :id and c.state <> 'CANDIDATE' and not exists (select from accountability_step s
              where s.case_id = c.id and s.command in ('open-investigation', 'decide-not'))
            union all
            select 'decided without notice or hearing' from accountability_case c
            where c.id = :id and c.decided_on is not null and not exists (select from accountability_step n
              join accountability_step h using (case_id) where n.case_id = c.id and n.command = 'give-notice'
                and h.command in ('hear', 'waive-hearing', 'close-hearing') and h.position > n.position)
            union all
            select 'decided by who took part' from accountability_step d join accountability_step b using (case_id)
            where d.case_id = :id and d.command = 'decide' and b.position < d.position and b.done_by = d.done_by
            union all
            select 'appeal decided by who took part' from accountability_appeal a
              join accountability_step s on s.case_id = a.case_id and s.done_at < a.decided_at
            where a.case_id = :id and s.done_by = a.decided_by
            union all
            select 'limit that rests on nothing: ' || matter from accountability_deadline where case_id = :id
              and '' in (rule_id, rule_version, jurisdiction, citation, start_event, calendar, basis)""";

    /** One connection, kept: it is asked after every step. */
    private final Handle owner = RealParts.owner().open();

    private final String seed;
    private final Map<String, String> limits = new HashMap<>();
    private final Set<String> inspections = new HashSet<>();
    private final Set<String> cases = new HashSet<>();

    Invariants(String seed) {
        this.seed = seed;
    }

    void hold(Thing thing) {
        inspection(thing);
        if (thing instanceof HeldCase || thing instanceof Appeal) {
            String id = thing instanceof Appeal appeal ? appeal.of() : thing.id();
            cases.add(id);
            unbroken(OF_CASE, id, thing);
        }
    }

    private void inspection(Thing thing) {
        String id = thing.inspection();
        if (id != null) {
            inspections.add(id);
            unbroken(OF_INSPECTION, id, thing);
            unmoved(id, thing);
        }
    }

    private void unbroken(String sql, String id, Object after) {
        List<String> broken = owner.createQuery(sql)
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .list();
        assertEquals(List.of(), broken, () -> seed + " after " + after);
    }

    /** What was set once stays. */
    private void unmoved(String id, Object after) {
        Map<String, String> now = new HashMap<>();
        owner.createQuery(
                        """
                        select inspection_id || matter as limit, due_on || rule_id || started_on as day
                        from inspection_deadline where inspection_id = :id
                        union all select cast(id as text), cast(original_due_on as text) from rectification
                        where inspection_id = :id""")
                .bind("id", UUID.fromString(id))
                .mapToMap(String.class)
                .forEach(row -> now.put(row.get("limit"), row.get("day")));
        now.forEach((limit, day) -> assertEquals(limits.getOrDefault(limit, day), day, () -> seed + " after " + after));
        limits.putAll(now);
    }

    /** At the end of all that was walked through. */
    void all() {
        inspections.forEach(id -> unbroken(OF_INSPECTION, id, "all"));
        cases.forEach(id -> unbroken(OF_CASE, id, "all"));
        List<String> gone = new ArrayList<>(limits.keySet());
        inspections.forEach(id -> unmoved(id, "all"));
        assertEquals(gone.size(), limits.size(), seed);
    }

    @Override
    public void close() {
        owner.close();
    }
}
