package dudao.plan.assessing;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.itemstate.ItemStates;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who may see a judgement, which is of the whole: the issuer's house, what it stands under, and who leads the item. */
@Singleton
class Overview {

    private final PlanAccess plans;
    private final ItemStates states;
    private final OrganizationTree organizations;

    Overview(PlanAccess plans, ItemStates states, OrganizationTree organizations) {
        this.plans = plans;
        this.states = states;
        this.organizations = organizations;
    }

    PlanHead ofItem(UUID itemId, Caller caller) {
        PlanHead plan = plans.readableByItem(itemId, caller);
        if (!(caller.hasRole("UNIT_HEAD") && states.isLead(itemId, caller.organizationId()))) {
            require(plan, caller);
        }
        return plan;
    }

    PlanHead ofPlan(UUID planId, Caller caller) {
        PlanHead plan = plans.readable(planId, caller);
        require(plan, caller);
        return plan;
    }

    private void require(PlanHead plan, Caller caller) {
        boolean oversees = caller.hasRole("ISSUER", "LEADER", "SUPERVISOR", "SYSTEM")
                && organizations
                        .find(plan.issuerId())
                        .filter(organizations.scopeOf(caller)::contains)
                        .isPresent();
        if (!oversees) {
            throw RuleViolation.of("FORBIDDEN", "认定情况由发布单位及其上级、牵头单位负责人查看");
        }
    }
}
