package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.plan.audience.Audiences;
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
    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Jdbi jdbi;
    private final Caller caller;

    Amending(
            Items items,
            Measures measures,
            Audiences audiences,
            OrganizationTree organizations,
            Jdbi jdbi,
            Caller caller) {
        this.items = items;
        this.measures = measures;
        this.audiences = audiences;
        this.organizations = organizations;
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /** At the end of the plan, issued at once. */
    public void addItem(UUID planId, ItemChange change, List<MeasureChange> itsMeasures) {
        items.requireSection(planId, change.sectionOrdinal());
        change.secrecy().checked(organizations, caller);
        Item item = change.asNew(planId, items.nextPosition(planId));
        items.add(List.of(item));
        jdbi.useHandle(handle -> handle.createUpdate("update plan_item set state = 'ISSUED' where id = :id")
                .bind("id", item.id())
                .execute());
        itsMeasures.forEach(measure -> measures.add(planId, item.id(), checked(measure)));
    }

    public void changeItem(UUID planId, UUID itemId, ItemChange change) {
        Item item = open(planId, itemId);
        items.requireSection(planId, change.sectionOrdinal());
        if (change.saysSecrecy()) {
            items.classify(itemId, change.secrecy().checked(organizations, caller));
        }
        items.change(item, change);
    }

    public void addMeasure(UUID planId, UUID itemId, MeasureChange change) {
        open(planId, itemId);
        measures.add(planId, itemId, checked(change));
        items.raise(itemId);
    }

    public void changeMeasure(UUID planId, UUID measureId, MeasureChange change) {
        Measure measure = ofOpenItem(planId, measureId);
        measures.change(measure, checked(change));
        items.raise(measure.itemId());
    }

    public void dropMeasure(UUID planId, UUID measureId) {
        Measure measure = ofOpenItem(planId, measureId);
        measures.delete(measureId);
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

    private MeasureChange checked(MeasureChange change) {
        Scope scope = organizations.scopeOf(caller);
        audiences.requireInScope("/leadOrganizationId", change.leadOrganizationId(), scope);
        audiences.requireInScope("/assistingOrganizationIds", change.assistingOrganizationIds(), scope);
        return change.with(audiences.checked(change.audience(), scope));
    }
}
