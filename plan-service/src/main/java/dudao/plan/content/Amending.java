package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes what a plan asks for after it was issued, by the checks a draft goes through. Whoever calls has locked the
 * plan and knows that it may be changed.
 */
@Singleton
public class Amending {

    private final Items items;
    private final Measures measures;
    private final ItemChecks itemChecks;
    private final MeasureChecks measureChecks;
    private final PlanAccess plans;
    private final OrganizationTree organizations;
    private final Jdbi jdbi;
    private final Caller caller;

    Amending(
            Items items,
            Measures measures,
            ItemChecks itemChecks,
            MeasureChecks measureChecks,
            PlanAccess plans,
            OrganizationTree organizations,
            Jdbi jdbi,
            Caller caller) {
        this.items = items;
        this.measures = measures;
        this.itemChecks = itemChecks;
        this.measureChecks = measureChecks;
        this.plans = plans;
        this.organizations = organizations;
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /** At the end of the plan, issued at once. */
    public void addItem(UUID planId, ItemChange change, List<MeasureChange> itsMeasures) {
        PlanHead plan = plans.readable(planId, caller);
        items.requireSection(planId, change.sectionOrdinal());
        itemChecks.check(change, plan, null, caller);
        change.secrecy().checked(organizations, caller);
        Item item = change.asNew(planId, items.nextPosition(planId));
        items.add(List.of(item));
        itemChecks.pair(change, item.id(), plan, caller);
        jdbi.useHandle(handle -> handle.createUpdate("update plan_item set state = 'ISSUED' where id = :id")
                .bind("id", item.id())
                .execute());
        itsMeasures.forEach(
                measure -> measures.add(plan, item.id(), measureChecks.checked(measure, plan, null, caller)));
    }

    public void changeItem(UUID planId, UUID itemId, ItemChange change) {
        PlanHead plan = plans.readable(planId, caller);
        Item item = open(planId, itemId);
        items.requireSection(planId, change.sectionOrdinal());
        itemChecks.check(change, plan, itemId, caller);
        if (change.saysSecrecy()) {
            items.classify(itemId, change.secrecy().checked(organizations, caller));
        }
        items.change(item.changedTo(change), change.targets());
        itemChecks.pair(change, itemId, plan, caller);
    }

    public void addMeasure(UUID planId, UUID itemId, MeasureChange change) {
        PlanHead plan = plans.readable(planId, caller);
        open(planId, itemId);
        measures.add(plan, itemId, measureChecks.checked(change, plan, null, caller));
        items.raise(itemId);
    }

    public void changeMeasure(UUID planId, UUID measureId, MeasureChange change) {
        PlanHead plan = plans.readable(planId, caller);
        Measure measure = ofOpenItem(planId, measureId);
        measures.change(plan, measure, measureChecks.checked(change, plan, measureId, caller));
        items.raise(measure.itemId());
    }

    public void dropMeasure(UUID planId, UUID measureId) {
        Measure measure = ofOpenItem(planId, measureId);
        measures.delete(measure);
        items.raise(measure.itemId());
    }

    private Measure ofOpenItem(UUID planId, UUID measureId) {
        Measure measure = measures.get(measureId);
        open(planId, measure.itemId());
        return measure;
    }

    /** What was judged, or taken out, is no longer changed. */
    private Item open(UUID planId, UUID itemId) {
        Item item = items.get(itemId);
        if (!item.planId().equals(planId)) {
            throw RuleViolation.notFound("任务条目", itemId);
        }
        if (OVER.contains(item.state())) {
            throw RuleViolation.of("ITEM_IS_OVER", "条目 " + item.number() + " 已认定、结转或取消,不再调整");
        }
        return item;
    }

    private static final List<String> OVER =
            List.of("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED", "CARRIED_OVER", "CANCELLED");
}
