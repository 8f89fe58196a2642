package dudao.inspection.opinions;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.rulepacks.Cited;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What comes of a visit of the formal track: deliberation, preliminary opinion, defence, letter (教育督导条例 Arts 20, 21). */
@Entity
@Table(name = "opinion")
class Opinion implements Versioned {

    @Id
    UUID inspectionId;

    @Version
    long version;

    String minutes;
    List<UUID> present;
    String deliberatedBy;
    String deliberatedFor;
    Instant deliberatedAt;
    String preliminary;
    List<UUID> inputs;
    String servedTo;
    String servedBy;
    String servedFor;
    Instant servedAt;
    String waivedBy;
    String waivedFor;
    String waiver;
    Instant waivedAt;
    int draft;
    String evaluation;
    String advice;
    String draftedBy;
    String draftedFor;
    Instant draftedAt;
    String number;
    String issuedBy;
    String issuedFor;
    Instant issuedAt;

    @ElementCollection
    @CollectionTable(name = "opinion_defence", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<DefencePoint> defences = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "opinion_demand", joinColumns = @JoinColumn(name = "inspection_id"))
    Set<Demand> demands = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "opinion_consent", joinColumns = @JoinColumn(name = "inspection_id"))
    Set<Consent> consents = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "opinion_amendment", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<Amendment> amendments = new ArrayList<>();

    static Opinion deliberated(UUID inspection, String minutes, List<UUID> present, Actor by, Instant at) {
        Opinion opinion = new Opinion();
        opinion.inspectionId = inspection;
        opinion.minutes = minutes.strip();
        opinion.present = List.copyOf(present);
        opinion.deliberatedBy = by.id();
        opinion.deliberatedFor = by.onBehalfOf();
        opinion.deliberatedAt = at;
        return opinion;
    }

    /** @param receiver the person of the unit it was handed to: the day of service is the day of receipt */
    void serve(String text, List<UUID> restingOn, String receiver, Actor by, Instant at) {
        preliminary = text.strip();
        inputs = List.copyOf(restingOn);
        servedTo = receiver.strip();
        servedBy = by.id();
        servedFor = by.onBehalfOf();
        servedAt = at;
    }

    void defend(List<NewDefence.Point> points, Actor by, Instant at) {
        points.forEach(each -> defences.add(new DefencePoint(
                each.point().strip(),
                each.evidence() == null ? List.of() : List.copyOf(each.evidence()),
                by.id(),
                by.onBehalfOf(),
                at,
                null,
                null)));
    }

    void waive(String text, Actor by, Instant at) {
        waiver = text.strip();
        waivedBy = by.id();
        waivedFor = by.onBehalfOf();
        waivedAt = at;
    }

    /**
     * Replaces the draft that was there; consents to that one count no more.
     *
     * @param toDemand confirmed findings that wait for the letter
     */
    void draft(LetterDraft wanted, Set<UUID> toDemand, Actor by, Instant at) {
        answer(wanted.answers());
        demand(wanted.demands(), toDemand);
        draft++;
        evaluation = wanted.evaluation().strip();
        advice = wanted.advice();
        draftedBy = by.id();
        draftedFor = by.onBehalfOf();
        draftedAt = at;
    }

    private void answer(List<LetterDraft.Answer> answers) {
        Set<Integer> answered = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            int position = answers.get(i).position();
            if (position >= defences.size() || !answered.add(position)) {
                throw RuleViolation.invalidField("/answers/" + i + "/position", "没有这一条申辩意见或者已经回应");
            }
        }
        List<Integer> missing = IntStream.range(0, defences.size())
                .boxed()
                .filter(position -> !answered.contains(position))
                .toList();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("DEFENCE_NOT_ANSWERED", "还有 " + missing.size() + " 条申辩意见没有回应")
                    .with("unanswered", missing);
        }
        answers.forEach(each -> defences.set(
                each.position(),
                defences.get(each.position())
                        .answered(each.accepted(), each.answer().strip())));
    }

    private void demand(List<LetterDraft.Demanded> wanted, Set<UUID> toDemand) {
        Set<Demand> next = new HashSet<>();
        Set<UUID> missing = new HashSet<>(toDemand);
        for (int i = 0; i < wanted.size(); i++) {
            LetterDraft.Demanded each = wanted.get(i);
            if (!missing.remove(each.findingId())) {
                throw RuleViolation.invalidField("/demands/" + i + "/findingId", "不是待提整改要求的已确认问题");
            }
            next.add(new Demand(each.findingId(), each.demand().strip(), each.dueOn()));
        }
        if (!missing.isEmpty()) {
            throw RuleViolation.of("DEMAND_MISSING", "还有 " + missing.size() + " 个已确认的问题没有整改要求")
                    .with("findings", missing.stream().sorted().toList());
        }
        demands.clear();
        demands.addAll(next);
    }

    /** Once for each draft. */
    void consent(UUID inspector, boolean agrees, String why, Actor by, Instant at) {
        mustBeDrafted();
        if (consents.stream()
                .anyMatch(each -> each.draft() == draft && each.inspectorId().equals(inspector))) {
            throw RuleViolation.of("ALREADY_CONSENTED", "已对第 " + draft + " 稿表示过意见");
        }
        consents.add(new Consent(draft, inspector, agrees, why, by.id(), by.onBehalfOf(), at));
    }

    /**
     * Drafting and issuing lie in different hands.
     *
     * @param law of the place about consent of the group; empty where it asks for none
     * @param members inspectors of the group as it is now
     * @param toDemand confirmed findings now: none may have come after the draft
     */
    void issue(String letterNumber, Optional<Cited> law, Set<UUID> members, Set<UUID> toDemand, Actor by, Instant at) {
        mustBeDrafted();
        by.people().mustNotMeet(People.of(draftedBy, draftedFor), "起草督导意见书的人不能签发它");
        Set<UUID> without = new HashSet<>(toDemand);
        demands.forEach(each -> without.remove(each.findingId()));
        if (!without.isEmpty() || demands.stream().anyMatch(each -> !toDemand.contains(each.findingId()))) {
            throw RuleViolation.of("DEMAND_MISSING", "起草之后已确认的问题有变化,请重新起草");
        }
        law.ifPresent(cited -> mustHaveConsent(cited, members));
        number = letterNumber;
        issuedBy = by.id();
        issuedFor = by.onBehalfOf();
        issuedAt = at;
    }

    private void mustHaveConsent(Cited law, Set<UUID> members) {
        int agreeing = agreeing(members);
        if (!law.rule().quorum().isReachedBy(agreeing, members.size())) {
            throw RuleViolation.of(
                            "CONSENT_MISSING", law.sentence() + ";现有 " + agreeing + " 人同意,共 " + members.size() + " 人")
                    .with("agreeing", agreeing)
                    .with("members", members.size());
        }
    }

    /** Who has handed the seat over agrees no more: the successor does, or does not. */
    private int agreeing(Set<UUID> members) {
        return (int) consents.stream()
                .filter(each -> each.draft() == draft && each.agrees() && members.contains(each.inspectorId()))
                .count();
    }

    /** The letter reads as it was changed; how it read before is kept beside. */
    void amend(List<LetterChange> changes, Instant at) {
        for (int i = 0; i < changes.size(); i++) {
            LetterChange change = changes.get(i);
            String becomes = change.text().strip();
            String was =
                    switch (change.part()) {
                        case EVALUATION -> evaluation;
                        case ADVICE -> advice;
                        case DEMAND ->
                            demanded(change.findingId(), "/changes/" + i).demand();
                    };
            if (becomes.equals(was)) {
                throw RuleViolation.invalidField("/changes/" + i + "/text", "与原文相同");
            }
            switch (change.part()) {
                case EVALUATION -> evaluation = becomes;
                case ADVICE -> advice = becomes;
                case DEMAND -> demandAnew(demanded(change.findingId(), "/changes/" + i), becomes);
            }
            amendments.add(new Amendment(change.part(), change.findingId(), was, becomes, at));
        }
    }

    private Demand demanded(UUID finding, String pointer) {
        return demands.stream()
                .filter(each -> each.findingId().equals(finding))
                .findFirst()
                .orElseThrow(() -> RuleViolation.invalidField(pointer + "/findingId", "督导意见书没有对这个问题提出整改要求"));
    }

    private void demandAnew(Demand before, String becomes) {
        demands.remove(before);
        demands.add(new Demand(before.findingId(), becomes, before.dueOn()));
    }

    private void mustBeDrafted() {
        if (draft == 0) {
            throw RuleViolation.of("OPINION_NOT_DRAFTED", "督导意见书尚未起草");
        }
    }

    /** Everybody who had a hand in the letter. */
    People makers() {
        return People.of(draftedBy, draftedFor, issuedBy, issuedFor, deliberatedBy, deliberatedFor, servedBy, servedFor)
                .and(People.of(consents.stream().map(Consent::givenBy).toList()));
    }

    @Override
    public UUID id() {
        return inspectionId;
    }

    @Override
    public long version() {
        return version;
    }
}
