package dudao.task.delegations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Delegation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DelegationView(
        UUID id,
        String delegator,
        String delegatorName,
        @Schema(description = "the delegator's organisation, which the delegate acts for") UUID organizationId,
        String delegate,
        String delegateName,
        List<String> roles,
        LocalDate from,
        LocalDate to,
        String reason,
        DelegationState state,
        OffsetDateTime grantedAt,
        OffsetDateTime revokedAt,
        String revokedBy,
        String revokedBecause) {

    static DelegationView of(Delegation delegation, LocalDate today) {
        return new DelegationView(
                delegation.id,
                delegation.delegator,
                delegation.delegatorName,
                delegation.organizationId,
                delegation.delegate,
                delegation.delegateName,
                delegation.roles,
                delegation.validFrom,
                delegation.validTo,
                delegation.reason,
                DelegationState.of(delegation, today),
                shown(delegation.grantedAt),
                shown(delegation.revokedAt),
                delegation.revokedBy,
                delegation.revokedBecause);
    }

    static OffsetDateTime shown(Instant moment) {
        return moment == null ? null : moment.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
