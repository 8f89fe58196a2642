package dudao.local;

import java.util.Locale;

/** Everything that listens on a loopback port. */
public enum Listener {
    PLAN("plan-service", 8081),
    TASK("task-service", 8082),
    INSPECTION("inspection-service", 8083),
    ISSUER("issuer", 8180),
    POSTGRES("PostgreSQL", 15432),
    KAFKA("Kafka", 19092),
    KAFKA_CONTROLLER("Kafka's controller", 19093);

    final String title;
    final int usualPort;

    Listener(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    String variable() {
        return "DUDAO_" + name() + "_PORT";
    }
}
