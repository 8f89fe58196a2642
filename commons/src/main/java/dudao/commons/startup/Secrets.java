package dudao.commons.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells a secret that is none. */
final class Secrets {

    private static final int SHORTEST = 32;
    private static final Set<String> KNOWN = Set.of(
            "",
            "secret",
            "password",
            "changeit",
            "changeme",
            "postgres",
            "dudao",
            "admin",
            "root",
            "test",
            "local",
            "123456",
            "12345678",
            "plan",
            "task",
            "inspection",
            "plan_app",
            "task_app",
            "inspection_app",
            "dudao_app");

    private Secrets() {}

    /** Why this password of a database role will not do. */
    static Optional<String> faultOfPassword(String password, String user) {
        if (password.isBlank()) {
            return Optional.of("is empty");
        }
        if (password.equals(user)) {
            return Optional.of("is the user's name");
        }
        return isKnown(password) ? Optional.of("is a well-known default") : Optional.empty();
    }

    /** Why this key or cookie secret will not do. */
    static Optional<String> fault(String secret) {
        if (secret.isBlank()) {
            return Optional.of("is missing");
        }
        if (secret.length() < SHORTEST) {
            return Optional.of("is shorter than " + SHORTEST + " characters");
        }
        return isKnown(secret) || secret.chars().distinct().count() < 8
                ? Optional.of("is an example or a well-known default")
                : Optional.empty();
    }

    private static boolean isKnown(String secret) {
        String plain = secret.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        return KNOWN.contains(plain) || plain.contains("example") || plain.contains("changeme");
    }
}
