package dudao.inspection.inspectors;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A person appointed or engaged to inspect (督学), for a term. */
@Entity
@Table(name = "inspector")
class Inspector implements Versioned {

    /** Art. 6 of 教育督导条例 for engaged inspectors; the register renews every entry at least as often. */
    private static final int LONGEST_TERM_YEARS = 3;

    @Id
    UUID id;

    @Version
    long version;

    String name;

    @Enumerated(EnumType.STRING)
    InspectorKind kind;

    String certificateNumber;
    UUID organizationId;
    String person;
    LocalDate validFrom;
    LocalDate validTo;
    String registeredBy;
    String registeredFor;
    Instant registeredAt;
    UUID handedOverTo;
    String handedOverBy;
    String handedOverFor;
    String handedOverBecause;
    Instant handedOverAt;

    static Inspector register(NewInspector wanted, Actor by, Instant at) {
        Days.plausible("/validFrom", wanted.validFrom());
        Days.plausible("/validTo", wanted.validTo());
        Days.inOrder(wanted.validFrom(), wanted.validTo(), "/validTo");
        if (wanted.validTo().isAfter(wanted.validFrom().plusYears(LONGEST_TERM_YEARS))) {
            throw RuleViolation.of("TERM_TOO_LONG", "任期不超过 " + LONGEST_TERM_YEARS + " 年")
                    .at("/validTo", "应不晚于 " + wanted.validFrom().plusYears(LONGEST_TERM_YEARS));
        }
        Inspector inspector = new Inspector();
        inspector.id = Ids.next();
        inspector.name = wanted.name().strip();
        inspector.kind = wanted.kind();
        inspector.certificateNumber = wanted.certificateNumber().strip();
        inspector.organizationId = wanted.organizationId();
        inspector.person = wanted.person().strip();
        inspector.validFrom = wanted.validFrom();
        inspector.validTo = wanted.validTo();
        inspector.registeredBy = by.id();
        inspector.registeredFor = by.onBehalfOf();
        inspector.registeredAt = at;
        return inspector;
    }

    /** Leaves or moves: another takes over what is open. May be said again for what could not move the first time. */
    void handOver(UUID to, String why, Actor by, Instant at) {
        handedOverTo = to;
        handedOverBecause = why;
        handedOverBy = by.id();
        handedOverFor = by.onBehalfOf();
        handedOverAt = at;
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
