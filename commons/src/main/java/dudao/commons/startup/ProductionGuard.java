package dudao.commons.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start an installation that is not safe, and says everything that is wrong at once. Every profile is
 * production, except those made for trying things out.
 */
@Singleton
class ProductionGuard {

    private static final Set<String> TRYING_OUT = Set.of("local", "trial", "test", "dev");

    private static final int REFUSED = 78;

    /** Before anything is migrated or connected, when what is thrown would be hidden in a stack trace. */
    void beforeAnything(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (isProduction()) {
            List<String> reasons = reasons(ConfigProvider.getConfig(), false);
            if (!reasons.isEmpty()) {
                System.err.println(message(reasons));
                System.exit(REFUSED);
            }
        }
    }

    /** Once more when the database answers for sure and has its tables. */
    void beforeTheFirstRequest(@Observes @Priority(1) StartupEvent event) {
        if (isProduction()) {
            List<String> reasons = reasons(ConfigProvider.getConfig(), true);
            if (!reasons.isEmpty()) {
                throw new ConfigurationException(message(reasons));
            }
        }
    }

    private static boolean isProduction() {
        return Collections.disjoint(ConfigUtils.getProfiles(), TRYING_OUT);
    }

    static List<String> reasons(Config config, boolean databaseAnswers) {
        List<String> reasons = new ArrayList<>(Unsafe.reasons(config));
        try {
            reasons.addAll(DatabaseRole.reasons(config));
        } catch (SQLException | NoSuchElementException unknown) {
            if (databaseAnswers) {
                reasons.add("the powers of the database role are unknown: " + unknown.getMessage());
            }
        }
        return reasons;
    }

    static String message(List<String> reasons) {
        return "Not started, because this is not fit for production (see deploy/production.md):\n  - "
                + String.join("\n  - ", reasons);
    }
}
