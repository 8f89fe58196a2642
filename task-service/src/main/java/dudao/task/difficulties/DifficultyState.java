package dudao.task.difficulties;

import java.util.List;

/** Where a difficulty stands with the office it was told to. */
enum DifficultyState {
    OPEN,
    ANSWERED,
    WITHDRAWN;

    List<String> commands() {
        return switch (this) {
            case OPEN -> List.of("answer", "withdraw");
            case ANSWERED, WITHDRAWN -> List.of();
        };
    }
}
