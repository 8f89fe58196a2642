package dudao.plan.progress.history;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of event types. */
final class EventTypes {

    private EventTypes() {}

    /** @param facts separated by commas */
    static Set<String> of(String aggregate, String facts) {
        return Arrays.stream(facts.split(","))
                .map(fact -> "dudao." + aggregate + "." + fact + ".v1")
                .collect(Collectors.toUnmodifiableSet());
    }
}
