package dudao.inspection.clues;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * So many reports an hour from one address, and so many a minute from all together. Counted in this process: with several
 * replicas each counts for itself.
 */
@Singleton
class Throttle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final int overall;
    private final Map<String, Integer> addresses = new HashMap<>();
    private Instant hour = Instant.MIN;
    private Instant minute = Instant.MIN;
    private int inMinute;
    /** Tests narrow it. */
    int perAddress;

    @Inject
    Throttle(
            Clock clock,
            @ConfigProperty(name = "dudao.clues.per-address-and-hour", defaultValue = "10") int perAddress,
            @ConfigProperty(name = "dudao.clues.per-minute", defaultValue = "120") int overall) {
        this.clock = clock;
        this.perAddress = perAddress;
        this.overall = overall;
    }

    synchronized void pass(String address) {
        Instant now = clock.instant();
        if (!now.isBefore(hour.plus(HOUR))) {
            hour = now;
            addresses.clear();
        }
        if (!now.isBefore(minute.plus(MINUTE))) {
            minute = now;
            inMinute = 0;
        }
        int before = addresses.getOrDefault(address, 0);
        if (before >= perAddress) {
            throw refused(Duration.between(now, hour.plus(HOUR)));
        }
        // What is refused for all is not counted, so no address grows the map beyond what was let through.
        if (inMinute >= overall) {
            throw refused(Duration.between(now, minute.plus(MINUTE)));
        }
        addresses.put(address, before + 1);
        inMinute++;
    }

    private static RuleViolation refused(Duration wait) {
        return RuleViolation.of("RATE_LIMITED", "提交过于频繁,请稍后再试").retryAfter(wait);
    }
}
