package dudao.task.subtasks;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.task.tasks.TaskState;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Column {@code parent_id} of {@code task}: what was handed down from which task. */
@Singleton
public class Subtasks {

    private static final String LIVE = "state not in ('CANCELLED', 'REASSIGNED')";
    private static final String OPEN =
            "state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')";

    private final Jdbi jdbi;
    private final Lights lights;
    private final Clock clock;

    Subtasks(Jdbi jdbi, Lights lights, Clock clock) {
        this.jdbi = jdbi;
        this.lights = lights;
        this.clock = clock;
    }

    /**
     * @param own light of the task itself at that moment
     * @param asOf of a moment to come the tasks are as they are now
     * @return empty when nothing was handed down
     */
    public Optional<RollUp> rollUp(UUID parent, Light own, Instant asOf) {
        Instant known = asOf.isAfter(clock.instant()) ? clock.instant() : asOf;
        List<Light> below = jdbi.withHandle(handle -> handle.createQuery(
                        "select state, assigned_at, due_at, submitted_at from task_as_of(:asOf) where parent_id = :id and "
                                + LIVE)
                .bind("asOf", known.atOffset(ZoneOffset.UTC))
                .bind("id", parent)
                .map((row, context) -> light(row, asOf))
                .list());
        return below.isEmpty() ? Optional.empty() : Optional.of(RollUp.of(below, own));
    }

    private Light light(ResultSet row, Instant asOf) throws SQLException {
        TaskState state = TaskState.valueOf(row.getString("state"));
        return lights.at(
                asOf,
                new Clocking(
                        state.phase(),
                        instant(row, "assigned_at"),
                        instant(row, "due_at"),
                        state == TaskState.SUBMITTED ? instant(row, "submitted_at") : null));
    }

    /** What was handed down from the task itself, oldest first. */
    Page<SubtaskRow> of(UUID parent, Paging paging) {
        List<String> after = paging.after(1);
        Instant now = clock.instant();
        List<SubtaskRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id, t.parent_id, t.title, t.state, t.assigned_at, t.due_at, t.submitted_at,
                          t.organization_id, o.name
                        from task t join organization o on o.id = t.organization_id
                        where t.parent_id = :id and (cast(:after as uuid) is null or t.id > :after)
                        order by t.id limit :limit""")
                .bind("id", parent)
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> row(row, now))
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private SubtaskRow row(ResultSet row, Instant now) throws SQLException {
        return new SubtaskRow(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("title"),
                row.getString("state"),
                light(row, now),
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                instant(row, "due_at").atZone(Clocks.SHANGHAI).toOffsetDateTime());
    }

    List<UUID> open(UUID parent) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from task where parent_id = :id and " + OPEN + " order by id")
                        .bind("id", parent)
                        .mapTo(UUID.class)
                        .list());
    }

    /** Open ones whose limit is later. */
    List<UUID> openAfter(UUID parent, Instant limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from task where parent_id = :id and due_at > :limit and " + OPEN + " order by id")
                .bind("id", parent)
                .bind("limit", limit.atOffset(ZoneOffset.UTC))
                .mapTo(UUID.class)
                .list());
    }

    /** Of these units, those that have a live task handed down from this one. */
    List<UUID> taken(UUID parent, List<UUID> units) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct organization_id from task where parent_id = :id"
                                + " and organization_id = any(:units) and " + LIVE)
                        .bind("id", parent)
                        .bindArray("units", UUID.class, units)
                        .mapTo(UUID.class)
                        .list());
    }

    /** @param above limit of the task it was handed down from */
    record Limits(Instant above, Instant own) {}

    /** Of the task that took the place of this one; empty unless both were handed down. */
    Optional<Limits> replacement(UUID replaced) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select n.due_at, p.due_at as above from task n join task p on p.id = n.parent_id
                        where n.replaces = :id and n.parent_id = (select parent_id from task where id = :id)""")
                .bind("id", replaced)
                .map((row, context) -> new Limits(instant(row, "above"), instant(row, "due_at")))
                .findOne());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
