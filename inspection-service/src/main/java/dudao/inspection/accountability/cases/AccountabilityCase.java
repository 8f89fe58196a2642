package dudao.inspection.accountability.cases;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.catalogue.ObjectKind;
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

/** One matter of 问责, from the candidate to the archive. */
@Entity
@Table(name = "accountability_case")
class AccountabilityCase implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    ObjectKind objectKind;

    UUID organizationId;
    String person;
    String personName;
    UUID officeId;
    String ground;
    String source;
    String sourceKey;
    String wording;
    UUID inspectionId;
    UUID rectificationId;
    UUID taskId;

    @Enumerated(EnumType.STRING)
    CaseState state;

    Instant proposedAt;
    List<String> members = List.of();
    List<String> intended = List.of();
    LocalDate heardBy;
    Instant noticeGivenAt;
    String catalogue;
    List<String> measures = List.of();
    List<String> heavier = List.of();
    String number;
    String decision;
    LocalDate decidedOn;
    LocalDate effectiveOn;
    LocalDate effectUntil;
    LocalDate receivedOn;
    LocalDate revokedOn;
    List<String> corrected;

    @ElementCollection
    @CollectionTable(name = "accountability_step", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "position")
    List<Step> steps = new ArrayList<>();

    static AccountabilityCase propose(NewCase wanted, UUID office, String edition, Actor by, Instant at) {
        AccountabilityCase held = new AccountabilityCase();
        held.id = Ids.next();
        held.objectKind = wanted.objectKind();
        held.organizationId = wanted.organizationId();
        held.person = wanted.person();
        held.personName = wanted.personName();
        held.officeId = office;
        held.ground = wanted.ground();
        held.source = "PERSON";
        held.wording = wanted.wording().strip();
        held.inspectionId = wanted.inspectionId();
        held.rectificationId = wanted.rectificationId();
        held.state = CaseState.CANDIDATE;
        held.catalogue = edition;
        held.proposedAt = at;
        held.steps.add(Step.of("propose", wanted.wording().strip(), null, null, by, at));
        return held;
    }

    /** The table first, so that an impossible command is refused as such whoever gives it. */
    void mustAllow(String command) {
        state.after(command);
    }

    void act(Step step) {
        state = state.after(step.command());
        steps.add(step);
    }

    /** Of the group that investigates (调查认定工作组). */
    void mustBeInvestigatedBy(Actor by) {
        if (!by.people().meet(People.of(members))) {
            throw RuleViolation.of("NOT_INVESTIGATOR", "只有调查认定工作组成员能办理");
        }
    }

    /** Whoever is held to account has no part in the office's work on it. */
    void mustNotBeAgainst(People people) {
        people.mustNotMeet(People.of(person), "被问责的人不能办理本案");
    }

    /** Everybody who had a hand in it so far, on whichever side. */
    People participants() {
        return steps.stream().map(Step::people).reduce(People.of(members), People::and);
    }

    boolean has(String command) {
        return steps.stream().anyMatch(step -> step.command().equals(command));
    }

    /** Since the last notice. */
    boolean hasStatement() {
        boolean heard = false;
        for (Step step : steps) {
            heard = step.command().equals("hear") || heard && !step.command().equals("give-notice");
        }
        return heard;
    }

    /** What is decided must have been told to the object before, so that it could speak on it. */
    void mustBeNotified(List<String> wanted, String pointer) {
        if (!intended.containsAll(wanted)) {
            throw RuleViolation.of("MEASURE_NOT_NOTIFIED", "拟采取的问责方式未告知当事方,应先重新告知并听取陈述申辩")
                    .at(pointer, "应在已告知的范围内");
        }
    }

    boolean isServed() {
        return receivedOn != null;
    }

    boolean isAbout(UUID organization, String personAsking, boolean ofUnit) {
        return person == null ? ofUnit && organizationId.equals(organization) : person.equals(personAsking);
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
