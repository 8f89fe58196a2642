package dudao.plan.planning;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.PlanCommand;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.Issuers;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A plan of one year. It decides what may be done with it as a whole; its items and measures are guarded by its lock and
 * status.
 */
@Entity
class Plan implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    Classification classification = Classification.INTERNAL;

    UUID handlingOfficeId;
    UUID issuerId;
    List<UUID> coIssuerIds = List.of();
    List<UUID> signedIssuerIds = List.of();
    int year;
    String kind;
    String title;

    @Enumerated(EnumType.STRING)
    PlanStatus status;

    boolean voided;
    String draftedBy;
    String draftedByName;
    String draftedFor;
    String submittedBy;
    String submittedFor;
    String approvedBy;
    String approvedFor;
    List<String> makers = List.of();
    String documentNumber;
    LocalDate issuedOn;
    int revision;
    String contentHash;
    String reason;
    UUID importId;
    Integer importDocument;
    Instant createdAt;
    Instant updatedAt;

    protected Plan() {}

    static Plan draft(PlanDraft draft, Issuers issuers, Actor by, Instant now) {
        Plan plan = new Plan();
        plan.id = Ids.next();
        plan.issuedBy(issuers);
        plan.status = PlanStatus.DRAFT;
        plan.draftedBy = by.id();
        plan.draftedByName = by.name();
        plan.draftedFor = by.onBehalfOf();
        plan.madeBy(by);
        plan.createdAt = now;
        plan.say(draft);
        plan.updatedAt = now;
        return plan;
    }

    void change(PlanDraft draft, Issuers issuers, Actor by) {
        status = status.after(PlanCommand.EDIT);
        madeBy(by);
        issuedBy(issuers);
        say(draft);
    }

    private void issuedBy(Issuers issuers) {
        issuerId = issuers.first();
        coIssuerIds = issuers.others();
    }

    List<UUID> issuerIds() {
        return Stream.concat(Stream.of(issuerId), coIssuerIds.stream()).toList();
    }

    private void say(PlanDraft draft) {
        if (draft.saysSecrecy()) {
            classification = draft.secrecy().classification();
            handlingOfficeId = draft.handlingOfficeId();
        }
        title = draft.title();
        kind = draft.kind();
        year = draft.year();
    }

    PlanFact drafted() {
        return fact("drafted");
    }

    PlanFact submit(Actor by, boolean hasNoItems) {
        PlanStatus next = status.after(PlanCommand.SUBMIT);
        if (hasNoItems) {
            throw RuleViolation.of("PLAN_HAS_NO_ITEMS", "计划至少要有一个条目才能送审");
        }
        status = next;
        submittedBy = by.id();
        submittedFor = by.onBehalfOf();
        madeBy(by);
        reason = null;
        return fact("submitted");
    }

    PlanFact giveBack(String why) {
        status = status.after(PlanCommand.RETURN);
        signedIssuerIds = List.of();
        reason = why;
        return fact("returned");
    }

    private void madeBy(Actor by) {
        makers = People.of(makers).and(by.people()).ids().stream().sorted().toList();
    }

    /**
     * Four eyes: nobody approves who drafted, edited or submitted it.
     *
     * @param issuer the one whose leader it is, and who has signed by it
     */
    PlanFact approve(Actor by, UUID issuer) {
        PlanStatus next = status.after(PlanCommand.APPROVE);
        requireNotMade(by);
        status = next;
        signedFor(issuer);
        approvedBy = by.id();
        approvedFor = by.onBehalfOf();
        reason = null;
        return fact("approved");
    }

    /** 会签: a joint document is signed by the leader of each who issues it (党政机关公文处理工作条例 Art. 22). */
    PlanFact sign(Actor by, UUID issuer) {
        PlanStatus next = status.after(PlanCommand.SIGN);
        if (coIssuerIds.isEmpty()) {
            throw RuleViolation.of("PLAN_NOT_JOINT", "本计划由一个单位发布，审定即签发，不需要会签");
        }
        if (signedIssuerIds.contains(issuer)) {
            throw RuleViolation.of("ALREADY_SIGNED", "本单位已经签发");
        }
        requireNotMade(by);
        status = next;
        signedFor(issuer);
        return fact("signed");
    }

    private void requireNotMade(Actor by) {
        by.people().mustNotMeet(People.of(makers), "起草、修改或送审过该计划的人(含代办人和被代办人)不能审定或会签它");
    }

    private void signedFor(UUID issuer) {
        signedIssuerIds = Stream.concat(signedIssuerIds.stream(), Stream.of(issuer))
                .distinct()
                .toList();
    }

    PlanFact withdraw(String why) {
        status = status.after(PlanCommand.WITHDRAW);
        voided = true;
        reason = why;
        return fact("withdrawn");
    }

    /** The content itself is told by {@link PlanIssued}; {@link #freeze} keeps its fingerprint. */
    void issue(String number, LocalDate on) {
        PlanStatus next = status.after(PlanCommand.ISSUE);
        List<UUID> missing = issuerIds().stream()
                .filter(issuer -> !signedIssuerIds.contains(issuer))
                .toList();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("SIGNATURE_MISSING", "联合发文由所有联署机关的负责人会签后才能印发")
                    .with("issuerIds", missing);
        }
        status = next;
        documentNumber = number;
        issuedOn = on;
        revision = 1;
        reason = null;
    }

    /** Its content has been changed, and {@link #freeze} keeps the new fingerprint. */
    void revise() {
        status = status.after(PlanCommand.REVISE);
        revision++;
    }

    void freeze(String hash) {
        contentHash = hash;
    }

    PlanFact close(String why) {
        status = status.after(PlanCommand.CLOSE);
        reason = why;
        return fact("closed");
    }

    PlanFact revoke(String why) {
        status = status.after(PlanCommand.REVOKE);
        voided = true;
        reason = why;
        return fact("revoked");
    }

    PlanFact archive(String why) {
        status = status.after(PlanCommand.ARCHIVE);
        reason = why;
        return fact("archived");
    }

    private PlanFact fact(String happened) {
        return new PlanFact(
                happened,
                id,
                status,
                issuerId,
                year,
                kind,
                title,
                reason,
                secrecy().told(),
                handlingOfficeId,
                null,
                null,
                null,
                null);
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
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
