package dudao.commons.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows put in place by the owner of the tables, where a test needs a state and not the way to it. */
public final class Rows {

    private Rows() {}

    public static void sql(String statement, Object... values) {
        try (Connection connection = RealParts.asOwner();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
