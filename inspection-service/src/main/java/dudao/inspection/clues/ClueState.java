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
    /** 查实: it has become a finding. */
    SUBSTANTIATED,
    CLOSED;

    enum Command {
        ACCEPT,
        REJECT,
        SUBSTANTIATE,
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
                    case SUBSTANTIATE, CLOSE -> null;
                };
            case ACCEPTED ->
                switch (command) {
                    case SUBSTANTIATE -> SUBSTANTIATED;
                    case CLOSE -> CLOSED;
                    case ACCEPT, REJECT -> null;
                };
            case REJECTED, SUBSTANTIATED ->
                switch (command) {
                    case CLOSE -> CLOSED;
                    case ACCEPT, REJECT, SUBSTANTIATE -> null;
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
