package dudao.task.jobs;

import java.util.List;
import java.util.UUID;

/** How a job ended. */
public record Outcome(int total, List<UUID> done, List<UUID> skipped, int failed, List<RowError> errors) {

    /** More of them help nobody to mend a file. */
    public static final int MAX_ERRORS = 1000;

    /**
     * @param line of the file or sheet, counted from 1
     * @param cell as spreadsheets name it, B7; null where no one cell is at fault
     * @param value as it stands in the file, or null
     */
    public record RowError(int line, String column, String cell, String code, String message, String value) {}

    public static Outcome done(int total, List<UUID> done, List<UUID> skipped) {
        return new Outcome(total, done, skipped, 0, List.of());
    }

    /** Nothing was written. */
    public static Outcome failed(int total, List<RowError> errors) {
        int rows = (int) errors.stream().mapToInt(RowError::line).distinct().count();
        return new Outcome(total, List.of(), List.of(), rows, errors.subList(0, Math.min(MAX_ERRORS, errors.size())));
    }

    JobState state() {
        return errors.isEmpty() ? JobState.DONE : JobState.FAILED;
    }
}
