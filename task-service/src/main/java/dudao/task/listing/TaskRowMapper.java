package dudao.task.listing;

import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Phase;
import dudao.task.tasks.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Rows of one page; tasks of a page share few limits, so that days are counted once for each. */
final class TaskRowMapper {

    private final Lights lights;
    private final Instant asOf;
    private final Map<Instant, Integer> daysLeft = new HashMap<>();

    TaskRowMapper(Lights lights, Instant asOf) {
        this.lights = lights;
        this.asOf = asOf;
    }

    TaskRow row(ResultSet row) throws SQLException {
        OffsetDateTime dueAt = time(row, "due_at");
        TaskState state = TaskState.valueOf(row.getString("state"));
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getString("title"),
                state.name(),
                Light.valueOf(row.getString("light")),
                dueAt,
                time(row, "original_due_at"),
                workingDaysLeft(state.phase(), dueAt.toInstant(), row),
                new TaskRow.Unit(
                        row.getObject("organization_id", UUID.class),
                        row.getString("unit_name"),
                        row.getObject("unit_county", UUID.class)),
                row.getString("source"),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("finding_id", UUID.class),
                Classification.valueOf(row.getString("classification")),
                time(row, "updated_at"));
    }

    /** The clock stands while a submission waits. */
    private Integer workingDaysLeft(Phase phase, Instant dueAt, ResultSet row) throws SQLException {
        return switch (phase) {
            case DONE -> null;
            case AWAITING_REVIEW ->
                lights.workingDaysLeft(time(row, "submitted_at").toInstant(), dueAt);
            case UNACKNOWLEDGED, PAUSED, OPEN ->
                daysLeft.computeIfAbsent(dueAt, due -> lights.workingDaysLeft(asOf, due));
        };
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(Clocks.SHANGHAI)
                .toOffsetDateTime();
    }
}
