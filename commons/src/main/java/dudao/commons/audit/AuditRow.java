package dudao.commons.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A row of {@code audit_pending}. */
record AuditRow(
        Instant at, String action, Resource resource, Result result, Actor actor, Origin origin, States states) {

    /** @param code of the problem; of a command that was answered from its idempotency key {@code REPLAYED} */
    record Result(String outcome, int status, String code, String reason) {

        static Result done(int status, String code, String reason) {
            return new Result("DONE", status, code, reason);
        }

        static Result refused(int status, String code) {
            return new Result("REFUSED", status, code, null);
        }
    }

    record States(byte[] before, byte[] after) {

        static final States NONE = new States(null, null);
    }

    static final String INSERT =
            """
            insert into audit_pending (at, action, resource_kind, resource_id, outcome, status, code, actor, actor_name,
              on_behalf_of, organization_id, roles, reason, client, remote_address, request_id, correlation,
              before_hash, after_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int MAX_TEXT = 4000;

    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, at.atOffset(ZoneOffset.UTC));
        statement.setString(2, clean(action));
        statement.setString(3, clean(resource.kind()));
        id(statement, 4, resource.id());
        statement.setString(5, result.outcome);
        statement.setInt(6, result.status);
        statement.setString(7, result.code);
        statement.setString(8, clean(actor.id()));
        statement.setString(9, clean(actor.name()));
        statement.setString(10, clean(actor.onBehalfOf()));
        id(statement, 11, actor.organizationId());
        statement.setString(12, clean(actor.roles()));
        statement.setString(13, clean(result.reason));
        statement.setString(14, clean(actor.client()));
        statement.setString(15, clean(origin.remoteAddress()));
        statement.setString(16, origin.requestId());
        statement.setString(17, origin.correlation());
        statement.setBytes(18, states.before);
        statement.setBytes(19, states.after);
    }

    private static void id(PreparedStatement statement, int column, UUID id) throws SQLException {
        statement.setObject(column, id, java.sql.Types.OTHER);
    }

    /** What a row cannot take must not cost the row. */
    private static String clean(String text) {
        if (text == null) {
            return null;
        }
        String storable = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        return storable.length() <= MAX_TEXT ? storable : storable.substring(0, MAX_TEXT);
    }
}
