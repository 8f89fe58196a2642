package dudao.task.evidence.storing;

import dudao.task.evidence.storing.Bucket.Kept;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes objects no row names: evidence that has expired, and what was written by whoever then got no further. Any number
 * of instances may do it, and a missed run loses nothing.
 */
@Singleton
class LostObjects {

    private static final Logger LOG = Logger.getLogger(LostObjects.class);
    /** Whoever writes has committed or failed long before, whatever the clocks say. */
    private static final Duration SETTLED = Duration.ofDays(1);

    /** So that a service that is often started anew comes to it too. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private final ObjectStore objects;
    private final Clock clock;
    private final Duration interval;

    LostObjects(
            ObjectStore objects,
            Clock clock,
            @ConfigProperty(name = "dudao.evidence.s3.sweep-interval", defaultValue = "1D") Duration interval) {
        this.objects = objects;
        this.clock = clock;
        this.interval = interval;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        if (objects.isConfigured()) {
            vertx.setPeriodic(SOON.toMillis(), interval.toMillis(), timer -> vertx.executeBlocking(() -> sweep())
                    .onFailure(failure -> LOG.warnf("Lost objects not removed: %s", failure.getMessage())));
        }
    }

    /** @return how many were removed */
    int sweep() {
        Instant before = clock.instant().minus(SETTLED);
        return objects.pages().mapToInt(page -> remove(page, before)).sum();
    }

    private int remove(List<Kept> page, Instant before) {
        Set<UUID> lost = page.stream()
                .filter(each -> each.at().isBefore(before))
                .flatMap(each -> id(each.name()).stream())
                .collect(Collectors.toSet());
        lost.removeAll(objects.known(lost));
        lost.forEach(objects::remove);
        return lost.size();
    }

    /** Whatever else somebody has put there is left alone. */
    private static Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(name.substring(name.lastIndexOf('/') + 1)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
