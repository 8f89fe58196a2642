package dudao.task.documents;

import java.util.List;

/** Where a unit's plan stands. */
enum DocumentState {
    FILED,
    RETURNED,
    APPROVED;

    List<String> commands() {
        return switch (this) {
            case FILED -> List.of("file", "approve", "return");
            case RETURNED -> List.of("file");
            case APPROVED -> List.of();
        };
    }
}
