package dudao.inspection.accountability.appeals;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** 复核 or 申诉 of an accountability decision. The decision is carried out meanwhile. */
@Entity
@Table(name = "accountability_appeal")
class Appeal implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID caseId;

    @Enumerated(EnumType.STRING)
    AppealKind kind;

    @Enumerated(EnumType.STRING)
    AppealState state;

    String grounds;
    boolean late;
    String requestedBy;
    String requestedFor;
    Instant requestedAt;

    @Enumerated(EnumType.STRING)
    AppealOutcome outcome;

    String decision;
    List<String> measures = List.of();
    String decidedBy;
    String decidedFor;
    Instant decidedAt;
    String correction;
    String correctedBy;
    String correctedFor;
    Instant correctedAt;

    static Appeal request(UUID caseId, AppealKind kind, String grounds, boolean late, Actor by, Instant at) {
        Appeal appeal = new Appeal();
        appeal.id = Ids.next();
        appeal.caseId = caseId;
        appeal.kind = kind;
        appeal.state = AppealState.REQUESTED;
        appeal.grounds = grounds.strip();
        appeal.late = late;
        appeal.requestedBy = by.id();
        appeal.requestedFor = by.onBehalfOf();
        appeal.requestedAt = at;
        return appeal;
    }

    void mustBeUndecided() {
        if (state != AppealState.REQUESTED) {
            throw RuleViolation.illegalTransition(state, "decide", allowedCommands());
        }
    }

    /** @param earlier everybody who had a hand in the case or in an earlier 复核 */
    void decide(AppealOutcome how, String why, List<String> instead, People earlier, Actor by, Instant at) {
        mustBeUndecided();
        by.people().mustNotMeet(earlier, "参与过本案任何环节的人不能办理复核、申诉");
        if (how == AppealOutcome.NOT_ADMITTED && !late) {
            throw RuleViolation.of("REMEDY_NOT_LATE", "申请未逾期,不能不予受理");
        }
        if ((how == AppealOutcome.AMENDED) == instead.isEmpty()) {
            throw RuleViolation.invalidField("/measures", "变更决定时应写明变更后的问责方式,其他情况不填");
        }
        state = AppealState.DECIDED;
        outcome = how;
        decision = why.strip();
        measures = List.copyOf(instead);
        decidedBy = by.id();
        decidedFor = by.onBehalfOf();
        decidedAt = at;
    }

    void mustAskForCorrection() {
        if (state != AppealState.DECIDED || !outcome.asksForCorrection()) {
            throw RuleViolation.illegalTransition(state, "correct", allowedCommands());
        }
    }

    void correct(String text, Actor by, Instant at) {
        mustAskForCorrection();
        state = AppealState.CORRECTED;
        correction = text.strip();
        correctedBy = by.id();
        correctedFor = by.onBehalfOf();
        correctedAt = at;
    }

    /** Whether nothing more is to come of it. */
    boolean isSettled() {
        return allowedCommands().isEmpty();
    }

    List<String> allowedCommands() {
        return switch (state) {
            case REQUESTED -> List.of("decide");
            case DECIDED -> outcome.asksForCorrection() ? List.of("correct") : List.of();
            case CORRECTED -> List.of();
        };
    }

    People people() {
        return People.of(requestedBy, requestedFor, decidedBy, decidedFor, correctedBy, correctedFor);
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
