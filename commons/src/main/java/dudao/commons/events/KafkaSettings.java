package dudao.commons.events;

import java.util.HashMap;
import java.util.Map;

/** How the operator reaches the broker (every {@code kafka.*} property: address, TLS, SASL), and how a client wants to work. */
final class KafkaSettings {

    private final Map<String, Object> operators;

    KafkaSettings(Map<String, Object> operators) {
        this.operators = Map.copyOf(operators);
    }

    /** The client's own settings win: what is promised of events depends on them. */
    Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(operators);
        settings.putAll(own);
        return settings;
    }
}
