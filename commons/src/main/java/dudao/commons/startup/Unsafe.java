package dudao.commons.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What in a configuration does not belong in production. */
final class Unsafe {

    private final Config config;
    private final List<String> reasons = new ArrayList<>();

    private Unsafe(Config config) {
        this.config = config;
    }

    static List<String> reasons(Config config) {
        Unsafe unsafe = new Unsafe(config);
        unsafe.issuers();
        unsafe.passwords();
        unsafe.secrets();
        unsafe.transport();
        if (unsafe.isSet("quarkus.swagger-ui.always-include")) {
            unsafe.add("quarkus.swagger-ui.always-include shows the API's pages to everybody");
        }
        return List.copyOf(unsafe.reasons);
    }

    private void issuers() {
        String first = text("quarkus.oidc.auth-server-url");
        if (first.isBlank()) {
            add("no issuer: quarkus.oidc.auth-server-url is not set");
        } else {
            issuer("quarkus.oidc.auth-server-url", first);
        }
        list("dudao.issuers").forEach(address -> issuer("dudao.issuers", address));
        List<String> audience = list("quarkus.oidc.token.audience").toList();
        if (audience.isEmpty() || audience.contains("any")) {
            add("no audience: quarkus.oidc.token.audience has to name what tokens must be made for");
        }
    }

    private void issuer(String property, String address) {
        URI issuer;
        try {
            issuer = URI.create(address);
        } catch (IllegalArgumentException unreadable) {
            add(property + " is no address: " + address);
            return;
        }
        if (!"https".equalsIgnoreCase(issuer.getScheme())) {
            add(property + " is not https: " + address);
        }
        if (isLoopback(String.valueOf(issuer.getHost()))) {
            add(property + " is an issuer on this machine, as deploy/up starts one for trying things out: " + address);
        }
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.\\d+){3}")
                || name.equals("[::1]")
                || name.equals("0.0.0.0");
    }

    private void passwords() {
        for (String of : List.of("quarkus.datasource", "quarkus.flyway")) {
            String user = text(of + ".username");
            Secrets.faultOfPassword(text(of + ".password"), user)
                    .ifPresent(
                            fault -> add(of + ".password " + fault + (user.isBlank() ? "" : " (user " + user + ")")));
        }
        String user = text("quarkus.datasource.username");
        if (!user.isBlank() && user.equals(text("quarkus.flyway.username"))) {
            add("quarkus.datasource.username is the role that owns the tables, quarkus.flyway.username");
        }
    }

    /** Each entry of the list names one secret, or several of which one is enough. */
    private void secrets() {
        list("dudao.startup.secrets").forEach(names -> {
            String secret = Stream.of(names.split("\\|"))
                    .map(this::text)
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .orElse("");
            Secrets.fault(secret).ifPresent(fault -> add(names.replace("|", " or ") + ' ' + fault));
        });
    }

    private void transport() {
        if (isSet("dudao.tls.terminated-by-proxy")) {
            return;
        }
        if (Stream.of(
                        "quarkus.http.tls-configuration-name",
                        "quarkus.http.ssl.certificate.files",
                        "quarkus.http.ssl.certificate.key-store-file")
                .allMatch(property -> text(property).isBlank())) {
            add(
                    "no TLS: set quarkus.http.tls-configuration-name, or dudao.tls.terminated-by-proxy=true where a proxy ends TLS");
        } else if (!List.of("disabled", "redirect").contains(text("quarkus.http.insecure-requests"))) {
            add("plain HTTP is open beside TLS: set quarkus.http.insecure-requests to disabled or redirect");
        }
    }

    private void add(String reason) {
        reasons.add(reason);
    }

    private boolean isSet(String property) {
        return Boolean.parseBoolean(text(property));
    }

    private Stream<String> list(String property) {
        return Stream.of(text(property).split(",")).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String text(String property) {
        return Optional.ofNullable(config.getConfigValue(property).getValue()).orElse("");
    }
}
