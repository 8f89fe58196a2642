package dudao.inspection.inspectors;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    @Enumerated(EnumType.STRING)
    InspectorState state;

    String standingBecause;
    String standingBy;
    String standingFor;
    Instant standingAt;
    String contact;
    String photoUrl;

    @ElementCollection
    @CollectionTable(name = "inspector_term", joinColumns = @JoinColumn(name = "inspector_id"))
    @OrderColumn(name = "position")
    List<Term> terms = new ArrayList<>();

    static Inspector register(NewInspector wanted, Actor by, Instant at) {
        mustBeATerm(wanted.validFrom(), wanted.validTo());
        Inspector inspector = new Inspector();
        inspector.id = Ids.next();
        inspector.name = wanted.name().strip();
        inspector.kind = wanted.kind();
        inspector.certificateNumber = wanted.certificateNumber().strip();
        inspector.organizationId = wanted.organizationId();
        inspector.person = wanted.person().strip();
        inspector.validFrom = wanted.validFrom();
        inspector.validTo = wanted.validTo();
        inspector.state = InspectorState.ACTIVE;
        inspector.contact = wanted.contact();
        inspector.photoUrl = wanted.photoUrl();
        inspector.terms.add(new Term(wanted.validFrom(), wanted.validTo(), 1, wanted.basis()));
        inspector.registeredBy = by.id();
        inspector.registeredFor = by.onBehalfOf();
        inspector.registeredAt = at;
        return inspector;
    }

    private static void mustBeATerm(LocalDate from, LocalDate to) {
        Days.plausible("/validFrom", from);
        Days.plausible("/validTo", to);
        Days.inOrder(from, to, "/validTo");
        LocalDate last = from.plusYears(LONGEST_TERM_YEARS);
        if (to.isAfter(last)) {
            throw RuleViolation.of("TERM_TOO_LONG", "任期不超过 " + LONGEST_TERM_YEARS + " 年")
                    .at("/validTo", "应不晚于 " + last);
        }
    }

    /** The next term; after a gap, which ends the run of consecutive ones, only once the old term is over. */
    void renew(LocalDate from, LocalDate to, String basis, LocalDate today) {
        state = state.after("renew");
        mustBeATerm(from, to);
        boolean follows = from.equals(validTo.plusDays(1));
        if (!from.isAfter(validTo) || !follows && !validTo.isBefore(today)) {
            throw RuleViolation.of("TERM_NOT_NEXT", "本届任期到 " + validTo + " 为止")
                    .at("/validFrom", "应为 " + validTo.plusDays(1));
        }
        int consecutive =
                follows && !terms.isEmpty() ? terms.get(terms.size() - 1).consecutive() + 1 : 1;
        if (consecutive > kind.mostConsecutiveTerms()) {
            throw RuleViolation.of("TERMS_EXHAUSTED", "连续任期不超过 " + kind.mostConsecutiveTerms() + " 届(教育督导条例第六条)")
                    .with("consecutiveTerms", consecutive - 1);
        }
        terms.add(new Term(from, to, consecutive, basis));
        validFrom = follows ? validFrom : from;
        validTo = to;
    }

    /** Suspends, reinstates or dismisses. */
    void stand(String command, String why, Actor by, Instant at) {
        state = state.after(command);
        standingBecause = why;
        standingBy = by.id();
        standingFor = by.onBehalfOf();
        standingAt = at;
    }

    boolean takesWork() {
        return handedOverAt == null && state == InspectorState.ACTIVE;
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
