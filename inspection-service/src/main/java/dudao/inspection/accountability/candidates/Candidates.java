package dudao.inspection.accountability.candidates;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.inspection.accountability.catalogue.Catalogue;
import dudao.inspection.accountability.catalogue.ObjectKind;
import dudao.inspection.accountability.limits.CaseLimits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What facts raise. A candidate is for a person to look at: nothing follows from it by itself. One fact raises one. */
@Singleton
class Candidates {

    /**
     * @param key names the fact
     * @param unitKind kind of the organisation as it is registered
     */
    public record Raised(
            String key,
            UUID organizationId,
            String unitKind,
            UUID officeId,
            String wording,
            UUID inspectionId,
            UUID rectificationId) {}

    /** Past due and not reported; a limit that was set anew is another fact. */
    private static final String OVERDUE =
            """
            select 'overdue:' || r.id || ':' || r.due_on as key, r.organization_id, o.kind as unit_kind, i.office_id,
              '整改期限 ' || r.due_on || ' 已过,尚未报告整改情况' as wording, i.id as inspection_id,
              r.id as rectification_id
            from rectification r join inspection i on i.id = r.inspection_id join organization o on o.id = r.organization_id
            where r.due_on < :today and r.state in ('ORDERED', 'PLAN_SUBMITTED', 'IN_PROGRESS')
              and not exists (select from accountability_case c where c.source_key = 'overdue:' || r.id || ':' || r.due_on)
            order by r.id limit 500""";

    /** The letter's limit for the report is over, and of all that was demanded nothing was reported. */
    private static final String IGNORED =
            """
            select 'ignored:' || i.id as key, i.organization_id, o.kind as unit_kind, i.office_id,
              '督导意见书要求在 ' || d.due_on || ' 前报告整改情况,未作任何报告' as wording, i.id as inspection_id,
              cast(null as uuid) as rectification_id
            from inspection_deadline d join inspection i on i.id = d.inspection_id
              join organization o on o.id = i.organization_id
            where d.matter = 'RECTIFICATION_REPORT' and d.due_on < :today
              and exists (select from finding f where f.inspection_id = i.id and f.state not in ('IDENTIFIED', 'DISMISSED'))
              and not exists (select from rectification r where r.inspection_id = i.id and r.reported_at is not null)
              and not exists (select from accountability_case c where c.source_key = 'ignored:' || i.id)
            order by i.id limit 500""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Catalogue catalogue;
    private final CaseLimits limits;
    private final Clock clock;

    Candidates(Jdbi jdbi, OrganizationTree tree, Catalogue catalogue, CaseLimits limits, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.catalogue = catalogue;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return how many were raised; in a transaction that sees everything */
    int raise() {
        int raised = 0;
        for (String facts : List.of(OVERDUE, IGNORED)) {
            for (Raised each : found(facts)) {
                raised += add(each, "FACT", "NOT_RECTIFIED", null);
            }
        }
        return raised;
    }

    private List<Raised> found(String facts) {
        return jdbi.withHandle(handle -> handle.createQuery(facts)
                .bind("today", Clocks.dateOf(clock.instant()))
                .map(ConstructorMapper.of(Raised.class))
                .list());
    }

    /**
     * The last rung of the ladder. An organisation nobody has told of yet: the message waits until it is known. One that
     * was heard before waits for nothing, for topics that are read again come in any order.
     */
    void ofLadder(HeardEscalation heard) {
        String key = "ladder:" + heard.escalationId();
        if (isRaised(key)) {
            return;
        }
        tree.get(heard.issuerId());
        String kind = tree.get(heard.organizationId()).kind();
        String wording = "催办、督办、通报、约谈后仍未完成:" + heard.title();
        Raised raised = new Raised(key, heard.organizationId(), kind, heard.issuerId(), wording, null, null);
        add(raised, "LADDER", "TASK_BEHIND", heard.taskId());
    }

    private boolean isRaised(String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from accountability_case where source_key = :key)")
                        .bind("key", key)
                        .mapTo(Boolean.class)
                        .one());
    }

    private int add(Raised raised, String source, String ground, UUID task) {
        LocalDate today = Clocks.dateOf(clock.instant());
        List<UUID> added = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into accountability_case (id, version, object_kind, organization_id, office_id, ground,
                          source, source_key, wording, inspection_id, rectification_id, task_id, state, proposed_at,
                          catalogue)
                        values (uuidv7(), 0, :objectKind, :organizationId, :officeId, :ground, :source, :key, :wording,
                          :inspectionId, :rectificationId, :task, 'CANDIDATE', :now, :catalogue)
                        on conflict (source_key) do nothing returning id""")
                .bindMethods(raised)
                .bind("objectKind", ObjectKind.ofUnit(raised.unitKind()).name())
                .bind("ground", ground)
                .bind("source", source)
                .bind("task", task)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("catalogue", catalogue.at(today).version())
                .mapTo(UUID.class)
                .list());
        if (raised.inspectionId() != null) {
            added.forEach(id -> limits.startFromLetter(id, raised.inspectionId()));
        }
        return added.size();
    }
}
