package dudao.local;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What a token says: the person's claims, for everybody the issuer knows and nobody else. */
final class PersonTokens implements OAuth2TokenCallback {
    private static final String AUDIENCE = "dudao";
    private static final long WORKING_DAY_SECONDS = 8 * 60 * 60;

    @Override
    public String issuerId() {
        return Issuer.ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return client(request).name();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        // After a login, the login page has put the person's claims beside the code.
        return request.getAuthorizationGrant() instanceof ClientCredentialsGrant
                ? client(request).claims()
                : Map.of();
    }

    private static Person client(TokenRequest request) {
        var name = request.getClientAuthentication().getClientID().getValue();
        return Persons.find(name)
                .orElseThrow(() -> new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "no person " + name));
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public long tokenExpiry() {
        return WORKING_DAY_SECONDS;
    }
}
