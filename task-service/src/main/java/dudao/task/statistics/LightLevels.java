package dudao.task.statistics;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sums up what has changed, once it has become much. Figures are exact without it too, only slower: so any instance may do
 * it, and it does not matter when.
 */
@Singleton
class LightLevels {

    private static final Logger LOG = Logger.getLogger(LightLevels.class);
    private static final int LOOK_EVERY_SECONDS = 30;
    /** Rows that are read in a millisecond or two; and as many as the last level has, where it has more (migration V80). */
    private static final int ENOUGH = 1_000;

    private final AgroalDataSource dataSource;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "light-levels");
        thread.setDaemon(true);
        return thread;
    });

    LightLevels(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::keep, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("the levels are left to another instance");
        }
    }

    private void keep() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select keep_light_levels(enough_changes(?), now())")) {
            statement.setInt(1, ENOUGH);
            statement.execute();
        } catch (SQLException e) {
            LOG.warn("the levels of the statistics have to wait: " + e.getMessage());
        }
    }
}
