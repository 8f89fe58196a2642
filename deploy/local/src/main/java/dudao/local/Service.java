package dudao.local;

import java.nio.file.Path;
import java.util.Arrays;

/** The three services, with what the launcher has to know of each. */
public enum Service {
    PLAN("plan-service", "plan", Listener.PLAN),
    TASK("task-service", "task", Listener.TASK),
    INSPECTION("inspection-service", "inspection", Listener.INSPECTION);

    final String title;
    /** Name of its database and of the role that owns it. */
    final String database;

    final Listener listener;

    Service(String title, String database, Listener listener) {
        this.title = title;
        this.database = database;
        this.listener = listener;
    }

    public static Service named(String title) {
        return Arrays.stream(values())
                .filter(service -> service.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + title));
    }

    /** The role the service works as; it owns nothing. */
    String application() {
        return database + "_app";
    }

    Path jar(Path home) {
        return home.resolve(title).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
