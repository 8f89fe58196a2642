package dudao.task.difficulties;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What a unit cannot do alone on its task, until the office that wants the task has answered. */
@Entity
class Difficulty implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    UUID organizationId;
    UUID officeId;

    @Enumerated(EnumType.STRING)
    DifficultyKind kind;

    String text;
    String wanted;

    @Enumerated(EnumType.STRING)
    DifficultyState state;

    Instant raisedAt;
    String raisedBy;
    String raisedName;
    String raisedFor;
    Instant answerBy;
    Instant lapsedAt;
    Instant answeredAt;
    String answeredBy;
    String answeredName;
    String answeredFor;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String answer;
    Integer gapDays;

    protected Difficulty() {}

    static Difficulty raise(
            UUID taskId, UUID unit, UUID office, NewDifficulty told, Instant now, Instant answerBy, Caller by) {
        Difficulty difficulty = new Difficulty();
        difficulty.id = Ids.next();
        difficulty.taskId = taskId;
        difficulty.organizationId = unit;
        difficulty.officeId = office;
        difficulty.kind = told.kind();
        difficulty.text = told.text();
        difficulty.wanted = told.wanted();
        difficulty.state = DifficultyState.OPEN;
        difficulty.raisedAt = now;
        difficulty.raisedBy = by.id();
        difficulty.raisedName = by.name();
        difficulty.raisedFor = by.onBehalfOf().orElse(null);
        difficulty.answerBy = answerBy;
        return difficulty;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    People raisers() {
        return People.of(raisedBy, raisedFor);
    }

    /** Of the office alone: the unit's own clock is the task's. */
    Clocking clocking() {
        return new Clocking(state == DifficultyState.OPEN ? Phase.OPEN : Phase.DONE, raisedAt, answerBy, null);
    }

    /** @param gap working days it comes late */
    void answer(Outcome what, String said, int gap, Instant now, Caller by) {
        move("answer", DifficultyState.ANSWERED);
        outcome = what;
        answer = said;
        gapDays = gap;
        answeredAt = now;
        answeredBy = by.id();
        answeredName = by.name();
        answeredFor = by.onBehalfOf().orElse(null);
    }

    void withdraw() {
        move("withdraw", DifficultyState.WITHDRAWN);
    }

    private void move(String command, DifficultyState next) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command, state.commands());
        }
        state = next;
    }
}
