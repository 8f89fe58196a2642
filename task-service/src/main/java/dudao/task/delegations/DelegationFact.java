package dudao.task.delegations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The data of every event of a delegation: all of it but the reasons, which nobody else needs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DelegationFact(
        UUID delegationId,
        String delegator,
        String delegatorName,
        UUID organizationId,
        String delegate,
        String delegateName,
        List<String> roles,
        LocalDate from,
        LocalDate to,
        OffsetDateTime grantedAt,
        OffsetDateTime revokedAt,
        String revokedBy) {

    static DelegationFact of(Delegation delegation) {
        return new DelegationFact(
                delegation.id,
                delegation.delegator,
                delegation.delegatorName,
                delegation.organizationId,
                delegation.delegate,
                delegation.delegateName,
                delegation.roles,
                delegation.validFrom,
                delegation.validTo,
                DelegationView.shown(delegation.grantedAt),
                DelegationView.shown(delegation.revokedAt),
                delegation.revokedBy);
    }
}
