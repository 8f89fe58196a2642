package dudao.plan.content;

import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanHead;
import dudao.plan.content.particulars.Terms;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Targets;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The measures of plans, by plain SQL: they have no rule of their own beyond what the plan's lock and status decide,
 * and the usual acts read or fill all of a plan at once.
 */
@Singleton
public class Measures {

    private static final String SELECT =
            "select m.*, " + Targets.JSON.formatted("t.measure_id = m.id") + " targets from measure m ";

    private final Jdbi jdbi;
    private final MeasureRows rows;
    private final Targets targets;

    Measures(Jdbi jdbi, MeasureRows rows, Targets targets) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.targets = targets;
    }

    /** What a plan of the year has no date for is due at its end, at the latest. */
    public static LocalDate endOf(int planYear) {
        return MonthDay.of(12, 31).atYear(planYear);
    }

    public Measure get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id")
                .bind("id", id)
                .map((row, context) -> rows.read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("举措", id)));
    }

    List<Measure> ofItems(Handle handle, List<UUID> items) {
        return handle.createQuery(SELECT + "where m.item_id = any(:items) order by m.item_id, m.position")
                .bindArray("items", UUID.class, items)
                .map((row, context) -> rows.read(row))
                .list();
    }

    /** At the end of its item. @param change as {@link MeasureChecks} let it pass */
    public UUID add(PlanHead plan, UUID itemId, MeasureChange change) {
        UUID id = Ids.next();
        Measure measure = jdbi.withHandle(handle -> {
            int position = handle.createQuery(
                            "select coalesce(max(position) + 1, 0) from measure where item_id = :item")
                    .bind("item", itemId)
                    .mapTo(Integer.class)
                    .one();
            Measure added = measure(id, itemId, plan, position, null, change, change.terms(Terms.PLAIN, null));
            add(handle, List.of(added));
            return added;
        });
        replaceTargets(measure, change);
        joinOthers(measure, List.of());
        return id;
    }

    /** In one round trip, whatever their number. */
    void add(Handle handle, List<Measure> measures) {
        PreparedBatch batch = handle.prepareBatch(MeasureRows.INSERT);
        for (Measure measure : measures) {
            Span span = measure.span();
            rows.fill(batch, measure)
                    .bind("itemId", measure.itemId())
                    .bind("planId", measure.planId())
                    .bind("position", measure.position())
                    .bind("spanStart", span == null ? null : span.start())
                    .bind("spanEnd", span == null ? null : span.end());
            batch.add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void change(PlanHead plan, Measure old, MeasureChange change) {
        Terms terms = change.terms(old.terms(), old.dueOn());
        Measure changed = measure(old.id(), old.itemId(), plan, old.position(), old.span(), change, terms);
        jdbi.useHandle(handle -> rows.fill(
                        handle.createUpdate(
                                "update measure set version = version + 1, " + MeasureRows.SET + " where id = :id"),
                        changed)
                .execute());
        replaceTargets(changed, change);
        joinOthers(changed, old.terms().togetherWith());
    }

    void delete(Measure measure) {
        part(List.of(measure.id()), measure.planId());
        for (String table : List.of("target where measure_id", "measure where id")) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from " + table + " = :id")
                    .bind("id", measure.id())
                    .execute());
        }
    }

    private void replaceTargets(Measure measure, MeasureChange change) {
        if (change.targets() != null) {
            targets.replaceOfMeasure(measure.planId(), measure.itemId(), measure.id(), change.targets());
        }
    }

    /** Each names the others, so those it names from now on name it too, and those it does not no longer. */
    private void joinOthers(Measure measure, List<UUID> before) {
        List<UUID> named = measure.terms().togetherWith();
        if (named.isEmpty() && before.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with joined as (
                          update measure set version = version + 1, together_with =
                            case when id = any(:named) then array_append(together_with, :id)
                              else array_remove(together_with, :id) end
                          where plan_id = :plan and id <> :id and (id = any(:named)) <> (:id = any(together_with))
                          returning item_id)
                        update plan_item set version = version + 1
                        where id <> :item and id in (select item_id from joined)""")
                .bindArray("named", UUID.class, named)
                .bind("id", measure.id())
                .bind("item", measure.itemId())
                .bind("plan", measure.planId())
                .execute());
    }

    /** The measures of an item go: nobody has to finish together with them any more. */
    void partFromOthers(UUID itemId) {
        jdbi.useHandle(handle -> {
            List<UUID> gone = handle.createQuery("select id from measure where item_id = :item")
                    .bind("item", itemId)
                    .mapTo(UUID.class)
                    .list();
            handle.createQuery("select plan_id from plan_item where id = :item")
                    .bind("item", itemId)
                    .mapTo(UUID.class)
                    .findOne()
                    .ifPresent(plan -> part(gone, plan));
        });
    }

    private void part(List<UUID> gone, UUID planId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update measure set version = version + 1,
                          together_with = array(select unnest(together_with) except select unnest(:gone))
                        where plan_id = :plan and together_with && :gone and id <> all(:gone)""")
                .bindArray("gone", UUID.class, gone)
                .bind("plan", planId)
                .execute());
    }

    /** Work that recurs at an open time goes on to the year's end unless something else is said. */
    private static Measure measure(
            UUID id, UUID itemId, PlanHead plan, int position, Span span, MeasureChange change, Terms terms) {
        boolean recurs = change.dueOn() == null && terms.openTiming() && change.cadence() != null;
        LocalDate dueOn = recurs ? endOf(plan.year()) : change.dueOn();
        if (dueOn != null && terms.neededBy() != null && terms.neededBy().isBefore(dueOn)) {
            throw RuleViolation.invalidField("/neededBy", "需要成果的日期不能早于完成时限 " + dueOn);
        }
        return new Measure(
                id,
                itemId,
                plan.id(),
                0,
                position,
                change.wording(),
                span,
                change.commitment(),
                List.of(),
                change.leadOrganizationId(),
                change.assistingOrganizationIds(),
                change.audience(),
                dueOn,
                change.cadence(),
                change.acceptanceStandard(),
                change.priority(),
                recurs ? terms.due(DueBasis.DEFAULTED) : terms);
    }
}
