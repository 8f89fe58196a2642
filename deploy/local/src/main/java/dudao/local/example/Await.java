package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes by way of events. */
final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Integer> NOT_YET = Set.of(403, 404, 422);
    private static final long PAUSE_MILLIS = 100;

    private Await() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> isThere) {
        var end = Instant.now().plus(PATIENCE);
        for (var seen = look.get(); ; seen = look.get()) {
            if (isThere.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new Refusal(1, "Waited %d s in vain for %s: %s".formatted(PATIENCE.toSeconds(), what, seen));
            }
            pause();
        }
    }

    /** For a call that is refused until the other service has heard of what it names. */
    static JsonNode accepted(String what, Supplier<Api.Answer> call) {
        return until(what, call, answer -> !NOT_YET.contains(answer.status())).ok();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(1, "Interrupted");
        }
    }
}
