package dudao.task.listing;

import dudao.commons.data.RowValues;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Organizations;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import dudao.task.tasks.TaskState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Rows of one page, with what follows from the moment they are looked at. */
final class TaskRowMapper {

    /** What {@link #row} takes, in its order. */
    static final String COLUMNS =
            """
            t.id, t.title, t.state, t.assigned_at, t.due_at, t.original_due_at, t.submitted_at, t.organization_id,
              t.source, t.plan_id, t.item_id, t.measure_id, t.finding_id, t.classification, t.updated_at""";

    private final Lights lights;
    private final Instant asOf;

    TaskRowMapper(Lights lights, Instant asOf) {
        this.lights = lights;
        this.asOf = asOf;
    }

    TaskRow row(RowValues row, Organizations organizations) throws SQLException {
        UUID id = row.id();
        String title = row.text();
        TaskState state = row.oneOf(TaskState.class);
        Instant assignedAt = row.instant();
        Instant dueAt = row.instant();
        OffsetDateTime originalDueAt = row.moment();
        Clocking clocking = clocking(state.phase(), assignedAt, dueAt, row.instant());
        return new TaskRow(
                id,
                title,
                state.name(),
                lights.at(asOf, clocking),
                Clocks.local(dueAt),
                originalDueAt,
                workingDaysLeft(clocking),
                unit(organizations.get(row.id())),
                row.text(),
                row.id(),
                row.id(),
                row.id(),
                row.id(),
                row.oneOf(Classification.class),
                row.moment());
    }

    private static TaskRow.Unit unit(Node organization) {
        return new TaskRow.Unit(organization.id(), organization.name(), organization.countyId());
    }

    private static Clocking clocking(Phase phase, Instant assignedAt, Instant dueAt, Instant submittedAt) {
        return new Clocking(phase, assignedAt, dueAt, phase == Phase.AWAITING_REVIEW ? submittedAt : null);
    }

    /** The clock stands while a submission waits. */
    private Integer workingDaysLeft(Clocking clocking) {
        return switch (clocking.phase()) {
            case DONE -> null;
            case AWAITING_REVIEW -> lights.workingDaysLeft(clocking.submittedAt(), clocking.dueAt());
            case UNACKNOWLEDGED, PAUSED, OPEN -> lights.workingDaysLeft(asOf, clocking.dueAt());
        };
    }
}
