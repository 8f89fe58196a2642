package dudao.task.ladder;

import java.time.Instant;

/**
 * What the ladder does next with a task.
 *
 * @param step null when it has come to its end
 * @param at when that is to be looked at; null when it is to be done now
 */
public record Move(Step step, Instant at) {

    static final Move END = new Move(null, null);

    static Move now(Step step) {
        return new Move(step, null);
    }

    static Move later(Step step, Instant at) {
        return new Move(step, at);
    }

    public boolean isEnd() {
        return step == null;
    }

    public boolean isNow() {
        return step != null && at == null;
    }
}
