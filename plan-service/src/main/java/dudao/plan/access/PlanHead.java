package dudao.plan.access;

import dudao.commons.data.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A plan as its parts see it: whose it is and whether it may still be edited.
 *
 * @param coIssuerIds the other organisations that issue it, with the same rights
 */
public record PlanHead(UUID id, long version, UUID issuerId, int year, PlanStatus status, List<UUID> coIssuerIds)
        implements Versioned {

    public boolean isIssuedBy(UUID organizationId) {
        return issuerId.equals(organizationId) || coIssuerIds.contains(organizationId);
    }
}
