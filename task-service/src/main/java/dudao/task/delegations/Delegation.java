package dudao.task.delegations;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Roles;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One person lets another act in his or her place (委托代办): for a time, in some of the own roles, until revoked. */
@Entity
@Table(name = "delegation")
class Delegation implements Versioned {

    private static final int LONGEST_YEARS = 1;

    @Id
    UUID id;

    @Version
    long version;

    String delegator;
    String delegatorName;
    UUID organizationId;
    String delegate;
    String delegateName;
    List<String> roles;
    LocalDate validFrom;
    LocalDate validTo;
    String reason;
    Instant grantedAt;
    Instant revokedAt;
    String revokedBy;
    String revokedBecause;

    static Delegation grant(NewDelegation wanted, Caller delegator, Instant now) {
        if (delegator.onBehalfOf().isPresent()) {
            throw RuleViolation.of("REDELEGATION", "代办时不能再委托他人");
        }
        if (wanted.delegate().strip().equals(delegator.id())) {
            throw RuleViolation.invalidField("/delegate", "不能委托自己");
        }
        mustBeTime(wanted.from(), wanted.to(), Clocks.dateOf(now));
        for (int n = 0; n < wanted.roles().size(); n++) {
            String role = wanted.roles().get(n);
            if (!Roles.isDelegable(role) || !delegator.hasRole(role)) {
                throw RuleViolation.of("ROLE_NOT_DELEGABLE", "角色 " + role + " 不是委托人自己的,或不能委托")
                        .at("/roles/" + n, "不能委托");
            }
        }
        Delegation delegation = new Delegation();
        delegation.id = Ids.next();
        delegation.delegator = delegator.id();
        delegation.delegatorName = delegator.name();
        delegation.organizationId = delegator.organizationId();
        delegation.delegate = wanted.delegate().strip();
        delegation.delegateName = wanted.delegateName().strip();
        delegation.roles = wanted.roles().stream().distinct().sorted().toList();
        delegation.validFrom = wanted.from();
        delegation.validTo = wanted.to();
        delegation.reason = wanted.reason();
        delegation.grantedAt = now;
        return delegation;
    }

    private static void mustBeTime(LocalDate from, LocalDate to, LocalDate today) {
        if (from.isBefore(today) || from.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw RuleViolation.invalidField("/from", "应在今天到 " + today.plusYears(LONGEST_YEARS) + " 之间");
        }
        if (to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_YEARS))) {
            throw RuleViolation.invalidField("/to", "应在 " + from + " 到 " + from.plusYears(LONGEST_YEARS) + " 之间");
        }
    }

    void revoke(String by, String why, Instant now) {
        if (revokedAt != null) {
            throw RuleViolation.illegalTransition("REVOKED", "revoke", List.of());
        }
        revokedAt = now;
        revokedBy = by;
        revokedBecause = why;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
