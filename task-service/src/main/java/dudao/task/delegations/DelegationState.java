package dudao.task.delegations;

import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.util.Arrays;

/** Where a delegation stands on a day; only a revocation is stored. */
enum DelegationState {
    PENDING("d.revoked_at is null and d.valid_from > :today"),
    ACTIVE("d.revoked_at is null and :today between d.valid_from and d.valid_to"),
    ENDED("d.revoked_at is null and d.valid_to < :today"),
    REVOKED("d.revoked_at is not null");

    final String sql;

    DelegationState(String sql) {
        this.sql = sql;
    }

    static DelegationState of(Delegation delegation, LocalDate today) {
        if (delegation.revokedAt != null) {
            return REVOKED;
        }
        if (today.isBefore(delegation.validFrom)) {
            return PENDING;
        }
        return today.isAfter(delegation.validTo) ? ENDED : ACTIVE;
    }

    static DelegationState named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> RuleViolation.of("INVALID_PARAMETER", "state 应为 " + Arrays.toString(values()) + " 之一")
                                .at("?state", Arrays.toString(values())));
    }
}
