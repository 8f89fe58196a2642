package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What an item in force says, and the working measures it is decomposed into. Whoever calls holds the item's lock. */
@Singleton
public class ItemContent {

    private final Items items;
    private final Measures measures;
    private final MeasureChecks checks;
    private final PlanAccess plans;

    ItemContent(Items items, Measures measures, MeasureChecks checks, PlanAccess plans) {
        this.items = items;
        this.measures = measures;
        this.checks = checks;
        this.plans = plans;
    }

    public Item get(UUID itemId) {
        return items.get(itemId);
    }

    /** Nothing is added to an item in force that could not be assigned at once. */
    public void addMeasures(UUID planId, UUID itemId, List<MeasureChange> changes, Caller caller) {
        PlanHead plan = plans.readable(planId, caller);
        for (int i = 0; i < changes.size(); i++) {
            MeasureChange change = changes.get(i);
            String at = "/measures/" + i;
            require(at + "/leadOrganizationId", change.leadOrganizationId(), "工作举措要有牵头单位");
            require(at + "/dueOn", change.dueOn(), "工作举措要有完成时限");
            require(at + "/acceptanceStandard", change.acceptanceStandard(), "工作举措要有验收标准");
            require(at + "/audience", change.audience(), "工作举措要有承办范围");
            measures.add(plan, itemId, checks.checked(change, plan, null, caller));
        }
    }

    private static void require(String pointer, Object value, String detail) {
        if (value == null) {
            throw RuleViolation.invalidField(pointer, detail);
        }
    }
}
