package dudao.plan.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts what is sent to the database while something is done. */
public final class Statements {

    private Statements() {}

    public static int countedBy(Jdbi jdbi, Runnable act) {
        AtomicInteger count = new AtomicInteger();
        SqlLogger before = jdbi.getConfig(SqlStatements.class).getSqlLogger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                // The consumer's own look at the tables of its mechanisms goes on beside.
                if (!context.getRenderedSql().contains("dead_letter")) {
                    count.incrementAndGet();
                }
            }
        });
        try {
            act.run();
            return count.get();
        } finally {
            jdbi.setSqlLogger(before);
        }
    }
}
