package dudao.commons.problems;

import java.sql.SQLException;

/** Which database errors pass by themselves. */
public final class SqlStates {

    private SqlStates() {}

    /** Connection lost (08), rolled back by the server (40), out of resources (53), lock timeout (55P03), shutting down (57P). */
    public static boolean isTransient(String state) {
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }

    /** Whether the failure lies in the database's availability rather than in what was asked of it. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null || isTransient(sql.getSQLState());
            }
        }
        return false;
    }
}
