package dudao.plan.duties;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Versioned;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import dudao.plan.duties.DutyLists.Head;
import dudao.plan.duties.DutyLists.Kept;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Shows the duty list of a plan, and makes the one of the year. */
@Singleton
class Duties {

    private static final String TOPIC = "plan.events.v1";

    private record ListVersion(UUID id, long version) implements Versioned {}

    private final Jdbi jdbi;
    private final DutyReader duties;
    private final DutyLists lists;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final ObjectMapper json;

    Duties(Jdbi jdbi, DutyReader duties, DutyLists lists, Outbox outbox, AuditTrail trail, ObjectMapper json) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.lists = lists;
        this.outbox = outbox;
        this.trail = trail;
        this.json = json;
    }

    /** @param countyId null for all the reader sees */
    DutyList now(UUID planId, UUID countyId, Map<String, Object> reader) {
        DutyReader.PlanTitle plan = plan(planId);
        List<DutyList.County> counties = duties.of(plan, countyId, true, reader);
        recordReading(
                counties.stream().flatMap(county -> county.duties().stream()).toList());
        return new DutyList(planId, plan.title(), plan.year(), null, counties, null);
    }

    /** A dated list of what the plan asks now, as next version; only of a plan that binds. */
    DutyList make(PlanHead head, Actor by, Map<String, Object> reader) {
        if (head.status() != PlanStatus.ISSUED && head.status() != PlanStatus.CLOSED) {
            throw RuleViolation.of("PLAN_NOT_ISSUED", "计划印发以后才能制定履职任务清单");
        }
        DutyReader.PlanTitle plan = plan(head.id());
        Head made = lists.add(plan, duties.of(plan, null, false, reader), by);
        outbox.add(
                TOPIC,
                DutyListMade.TYPE,
                new ListVersion(made.made().id(), made.made().version()),
                told(made, head, plan),
                Readers.alsoBelow(head.issuerId()),
                null);
        trail.changed("duty-lists", made.made().id(), null, made.made());
        return view(made, reader);
    }

    private static DutyListMade told(Head made, PlanHead head, DutyReader.PlanTitle plan) {
        return new DutyListMade(
                made.made().id(),
                head.id(),
                head.issuerId(),
                head.year(),
                made.made().version(),
                made.made().hash(),
                plan.secrecy().told(),
                plan.secrecy().handlingOfficeId());
    }

    /** As it was made, with what has changed since the version before. */
    DutyList view(Head head, Map<String, Object> reader) {
        DutyReader.PlanTitle plan = plan(head.planId());
        List<Kept> lines = lists.lines(head.made().id(), reader);
        recordReading(lines.stream().map(Kept::duty).toList());
        DutyList.Diff diff = lists.before(head)
                .map(before -> DutyDiff.between(lists.lines(before, reader), lines, json))
                .orElse(null);
        return new DutyList(plan.id(), plan.title(), plan.year(), head.made(), byCounty(lines), diff);
    }

    private void recordReading(List<Duty> shown) {
        trail.readAny("plan-items", shown, Duty::restricted);
    }

    private static List<DutyList.County> byCounty(List<Kept> lines) {
        Map<UUID, DutyList.County> counties = new LinkedHashMap<>();
        for (Kept line : lines) {
            counties.computeIfAbsent(line.countyId(), id -> new DutyList.County(id, line.county(), new ArrayList<>()))
                    .duties()
                    .add(line.duty());
        }
        return List.copyOf(counties.values());
    }

    private DutyReader.PlanTitle plan(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select title, year, document_number, classification, handling_office_id from plan where id = :id")
                .bind("id", id)
                .map((row, context) -> new DutyReader.PlanTitle(
                        id,
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        new Secrecy(Classification.valueOf(row.getString(4)), row.getObject(5, UUID.class))))
                .one());
    }
}
