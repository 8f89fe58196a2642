package dudao.commons.audit;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a measurement see what the audit row costs: while the file that the setting names is there, commands leave none.
 * No service starts with that setting in production.
 */
@Singleton
class Measuring {

    private static final String SETTING = "dudao.audit.off-while";

    private final Path file;

    Measuring(@ConfigProperty(name = SETTING) Optional<String> file) {
        this.file = file.map(Path::of).orElse(null);
    }

    void refuseInProduction(@Observes StartupEvent started) {
        if (file != null && ConfigUtils.isProfileActive(LaunchMode.NORMAL.getDefaultProfile())) {
            throw new IllegalStateException(SETTING + " is for measurements only");
        }
    }

    boolean isWithoutAudit() {
        return file != null && Files.exists(file);
    }
}
