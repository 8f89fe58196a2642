package dudao.inspection.draws;

import static dudao.inspection.draws.DrawCommand.DECLARE_RECUSAL;
import static dudao.inspection.draws.DrawCommand.FREEZE;
import static dudao.inspection.draws.DrawCommand.PUBLISH;
import static dudao.inspection.draws.DrawCommand.REVEAL;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;

/** How far a draw has gone: the seed is bound first, then the lists, and only then is anybody drawn. */
public enum DrawState {
    COMMITTED,
    FROZEN,
    DRAWN,
    PUBLISHED;

    private Map<DrawCommand, DrawState> moves() {
        return switch (this) {
            case COMMITTED -> Map.of(FREEZE, FROZEN);
            case FROZEN -> Map.of(DECLARE_RECUSAL, FROZEN, REVEAL, DRAWN);
            case DRAWN -> Map.of(DECLARE_RECUSAL, DRAWN, PUBLISH, PUBLISHED);
            case PUBLISHED -> Map.of();
        };
    }

    DrawState after(DrawCommand command) {
        DrawState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().map(DrawCommand::path).sorted().toList();
    }

    boolean isDrawn() {
        return this == DRAWN || this == PUBLISHED;
    }
}
