package dudao.task.delivering;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Messages straight from SQL, newest first. */
@Singleton
class MessageList {

    /** What binds a unit from above is told to all below, whose task it was about or not. */
    private static final String SELECT =
            """
            select m.* from message m
            where (m.organization_id = :own and exists (select from task t where t.id = m.task_id and %s)
                   or m.downward and m.organization_id = any(:above))
              and (cast(:task as uuid) is null or m.task_id = :task) and (cast(:before as uuid) is null or m.id < :before)
            order by m.id desc limit :limit"""
                    .formatted(Secrecy.readable("t", "t.organization_id"));

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    MessageList(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    Page<MessageView> page(UUID taskId, Paging paging) {
        String path = tree.scopeOf(caller).own().path();
        List<String> after = paging.after(1);
        List<MessageView> rows = jdbi.withHandle(handle -> handle.createQuery(SELECT)
                .bind("own", caller.organizationId())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bindArray("above", UUID.class, (Object[]) above(path))
                .bind("task", taskId)
                .bind("before", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> view(row))
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** A path names everybody from the root down, itself included. */
    private static UUID[] above(String path) {
        return Arrays.stream(path.split("/"))
                .map(hex -> new UUID(
                        Long.parseUnsignedLong(hex.substring(0, 16), 16),
                        Long.parseUnsignedLong(hex.substring(16), 16)))
                .toArray(UUID[]::new);
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private static MessageView view(ResultSet row) throws SQLException {
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getObject("escalation_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("recipient"),
                row.getInt("rung"),
                row.getString("subject"),
                row.getString("body"),
                time(row, "created_at"),
                time(row, "delivered_at"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
