package dudao.task.listing;

import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import dudao.task.tasks.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Rows of one page, with what follows from the moment they are looked at. */
final class TaskRowMapper {

    private final Lights lights;
    private final Instant asOf;

    TaskRowMapper(Lights lights, Instant asOf) {
        this.lights = lights;
        this.asOf = asOf;
    }

    TaskRow row(ResultSet row) throws SQLException {
        OffsetDateTime dueAt = time(row, "due_at");
        TaskState state = TaskState.valueOf(row.getString("state"));
        Clocking clocking = clocking(state.phase(), dueAt.toInstant(), row);
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getString("title"),
                state.name(),
                lights.at(asOf, clocking),
                dueAt,
                time(row, "original_due_at"),
                workingDaysLeft(clocking),
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

    private static Clocking clocking(Phase phase, Instant dueAt, ResultSet row) throws SQLException {
        return new Clocking(
                phase,
                instant(row, "assigned_at"),
                dueAt,
                phase == Phase.AWAITING_REVIEW ? instant(row, "submitted_at") : null);
    }

    /** The clock stands while a submission waits. */
    private Integer workingDaysLeft(Clocking clocking) {
        return switch (clocking.phase()) {
            case DONE -> null;
            case AWAITING_REVIEW -> lights.workingDaysLeft(clocking.submittedAt(), clocking.dueAt());
            case UNACKNOWLEDGED, PAUSED, OPEN -> lights.workingDaysLeft(asOf, clocking.dueAt());
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return Clocks.local(row.getObject(column, OffsetDateTime.class));
    }
}
