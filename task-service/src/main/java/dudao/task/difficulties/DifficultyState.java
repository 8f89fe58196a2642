package dudao.task.difficulties;

import java.util.List;

/** Where a difficulty stands with the office it was told to. */
enum DifficultyState {
    OPEN,
    ANSWERED,
    WITHDRAWN,
    /** The task has ended before it was answered. Written by the database. */
    LAPSED;

    List<String> commands() {
        return switch (this) {
            case OPEN -> List.of("answer", "withdraw");
            case ANSWERED, WITHDRAWN, LAPSED -> List.of();
        };
    }
}
