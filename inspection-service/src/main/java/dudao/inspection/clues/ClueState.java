package dudao.inspection.clues;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a clue stands, and where each command leads from there. */
enum ClueState {
    RECEIVED,
    ACCEPTED,
    REJECTED,
    CLOSED;

    enum Command {
        ACCEPT,
        REJECT,
        CLOSE;

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ClueState next(Command command) {
        return switch (this) {
            case RECEIVED ->
                switch (command) {
                    case ACCEPT -> ACCEPTED;
                    case REJECT -> REJECTED;
                    case CLOSE -> null;
                };
            case ACCEPTED, REJECTED ->
                switch (command) {
                    case CLOSE -> CLOSED;
                    case ACCEPT, REJECT -> null;
                };
            case CLOSED -> null;
        };
    }

    ClueState after(Command command) {
        ClueState next = next(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return Arrays.stream(Command.values())
                .filter(command -> next(command) != null)
                .map(Command::path)
                .toList();
    }
}
