package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanHead;
import dudao.plan.audience.Audiences;
import dudao.plan.content.particulars.Ties;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether what an item names is there and its caller's to name. */
@Singleton
class ItemChecks {

    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Links links;

    ItemChecks(Audiences audiences, OrganizationTree organizations, Links links) {
        this.audiences = audiences;
        this.organizations = organizations;
        this.links = links;
    }

    /** @param itemId null when it is new */
    void check(ItemChange change, PlanHead plan, UUID itemId, Caller caller) {
        Scope scope = organizations.scopeOf(caller);
        given(change.leadOrganizationId())
                .ifPresent(lead -> audiences.requireInScope("/leadOrganizationId", lead, scope));
        if (change.assistingOrganizationIds() != null) {
            audiences.requireInScope("/assistingOrganizationIds", change.assistingOrganizationIds(), scope);
        }
        if (change.bases() != null) {
            requireNamed(change.bases());
        }
        given(change.programmeId()).ifPresent(links::requireProgramme);
        given(change.continuesItemId())
                .ifPresent(continued -> links.requireContinuable(continued, itemId, plan, caller));
    }

    /** Once both are there. */
    void pair(ItemChange change, UUID itemId, PlanHead plan, Caller caller) {
        if (change.pairedItemId() != null) {
            links.pair(itemId, change.pairedItemId().orElse(null), plan, caller);
        }
    }

    private static <T> Optional<T> given(Optional<T> field) {
        return field == null ? Optional.empty() : field;
    }

    private static void requireNamed(List<Ties.Basis> bases) {
        for (int i = 0; i < bases.size(); i++) {
            if (isBlank(bases.get(i).title()) && isBlank(bases.get(i).documentNumber())) {
                throw RuleViolation.invalidField("/bases/" + i + "/title", "应给出文件名称或文号");
            }
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
