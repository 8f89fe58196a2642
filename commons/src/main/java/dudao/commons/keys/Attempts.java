package dudao.commons.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed tries of keys, and how long the next one has to wait. Counted for each key and address, so that nobody elsewhere
 * can lock the rightful user out, and more patiently for each address, which may try many keys. Kept in memory, each
 * replica for itself, and never more than a fixed number: the secrets are too long to be guessed before it is forgotten.
 */
final class Attempts {

    static final int OF_KEY = 5;
    static final int OF_ADDRESS = 50;
    static final int REMEMBERED = 10_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Zero when a try is free. */
    synchronized Duration wait(String prefix, String address) {
        Duration ofKey = wait(key(prefix, address), OF_KEY, clock.instant());
        Duration ofAddress = wait(address, OF_ADDRESS, clock.instant());
        return ofKey.compareTo(ofAddress) > 0 ? ofKey : ofAddress;
    }

    private Duration wait(String counter, int free, Instant now) {
        Failures failed = failures.get(counter);
        if (failed == null || failed.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failed.count() - free, 10);
        Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
        Instant until = failed.last().plus(whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    synchronized void failed(String prefix, String address) {
        count(key(prefix, address));
        count(address);
    }

    private void count(String counter) {
        Instant now = clock.instant();
        Failures before = failures.get(counter);
        boolean fresh = before == null || before.last().plus(FORGOTTEN).isBefore(now);
        failures.put(counter, new Failures(fresh ? 1 : before.count() + 1, now));
    }

    synchronized void succeeded(String prefix, String address) {
        failures.remove(key(prefix, address));
    }

    synchronized int remembered() {
        return failures.size();
    }

    private static String key(String prefix, String address) {
        return prefix + ' ' + address;
    }
}
