package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanHead;
import dudao.plan.audience.Audiences;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Whether what a measure names is there and its caller's to name. */
@Singleton
public class MeasureChecks {

    private final Jdbi jdbi;
    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Links links;

    MeasureChecks(Jdbi jdbi, Audiences audiences, OrganizationTree organizations, Links links) {
        this.jdbi = jdbi;
        this.audiences = audiences;
        this.organizations = organizations;
        this.links = links;
    }

    /**
     * The change as it may be kept.
     *
     * @param measureId null when it is new
     */
    public MeasureChange checked(MeasureChange change, PlanHead plan, UUID measureId, Caller caller) {
        Scope scope = organizations.scopeOf(caller);
        audiences.requireInScope("/leadOrganizationId", change.leadOrganizationId(), scope);
        audiences.requireInScope("/assistingOrganizationIds", change.assistingOrganizationIds(), scope);
        if (change.togetherWith() != null) {
            requireOthersOf(plan.id(), change.togetherWith(), measureId);
        }
        if (change.reusesMeasureId() != null) {
            change.reusesMeasureId()
                    .ifPresent(reused -> links.requireReusable("/reusesMeasureId", reused, measureId, caller));
        }
        return change.with(audiences.checked(change.audience(), scope));
    }

    private void requireOthersOf(UUID planId, List<UUID> named, UUID itself) {
        List<UUID> known = jdbi.withHandle(
                handle -> handle.createQuery("select id from measure where plan_id = :plan and id = any(:named)")
                        .bind("plan", planId)
                        .bindArray("named", UUID.class, named)
                        .mapTo(UUID.class)
                        .list());
        for (int i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i)) || named.get(i).equals(itself)) {
                throw RuleViolation.invalidField("/togetherWith/" + i, "应为本计划的另一举措");
            }
        }
    }
}
