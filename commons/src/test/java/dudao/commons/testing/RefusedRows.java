package dudao.commons.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** What the audit log says of refused requests, chained already or not. */
public final class RefusedRows {

    private static final String COUNT =
            """
            select count(*)
            from (select request_id, outcome, status from audit_pending
                  union all select request_id, outcome, status from audit_event) row
            where request_id = any (?) and outcome = 'REFUSED' and status = ?""";

    private RefusedRows() {}

    /** @param requests their X-Request-Id */
    public static int count(Collection<String> requests, int status) throws SQLException {
        try (Connection connection = RealParts.asOwner();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setArray(1, connection.createArrayOf("text", requests.toArray()));
            statement.setInt(2, status);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
