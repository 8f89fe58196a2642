package dudao.commons.tls;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether TLS connections are asked for a client's certificate: {@code none}, {@code request} or {@code required}. The
 * framework's own setting is fixed when it is built, and takes a certificate for a login; here people and systems are
 * who their token says, and the certificate is what the token may be bound to.
 */
@Singleton
class ClientCertificates implements HttpServerOptionsCustomizer {

    private final ClientAuth asked;

    ClientCertificates(@ConfigProperty(name = "dudao.tls.client-certificate", defaultValue = "none") String asked) {
        this.asked = ClientAuth.valueOf(asked.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setClientAuth(asked);
    }
}
