package dudao.commons.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Runs inside the transaction (hence the priority), so that answer and effect are stored together or not at all. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final StoredAnswers answers;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper json;

    IdempotencyInterceptor(StoredAnswers answers, Caller caller, HttpHeaders headers, UriInfo uri, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = headers.getHeaderString(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (!KEY.matcher(key).matches()) {
            throw RuleViolation.of("INVALID_IDEMPOTENCY_KEY", "Idempotency-Key 应为 1 到 200 个可见 ASCII 字符");
        }
        // What a delegate did for one person is not what he did for another.
        String client = caller.onBehalfOf()
                .map(person -> caller.id() + " for " + person)
                .orElseGet(caller::id);
        String request = fingerprint(call.getParameters());
        StoredAnswers.Answer stored = answers.claim(client, key);
        if (stored != null) {
            return replay(stored, request);
        }
        Response response = (Response) call.proceed();
        answers.store(
                client,
                key,
                new StoredAnswers.Answer(
                        request,
                        response.getStatus(),
                        response.getHeaderString(HttpHeaders.LOCATION),
                        response.getHeaderString(HttpHeaders.ETAG),
                        response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null));
        return response;
    }

    private static Response replay(StoredAnswers.Answer stored, String request) {
        if (!stored.requestHash().equals(request)) {
            throw RuleViolation.of("IDEMPOTENCY_KEY_REUSED", "该 Idempotency-Key 已用于内容不同的请求");
        }
        Response.ResponseBuilder response = Response.status(stored.status()).header("Idempotent-Replayed", "true");
        if (stored.body() != null) {
            response.entity(stored.body()).type("application/json");
        }
        if (stored.location() != null) {
            response.header(HttpHeaders.LOCATION, stored.location());
        }
        if (stored.etag() != null) {
            response.header(HttpHeaders.ETAG, stored.etag());
        }
        return response.build();
    }

    private String fingerprint(Object[] parameters) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(uri.getRequestUri().toString().getBytes(StandardCharsets.UTF_8));
        for (Object parameter : parameters) {
            sha256.update((byte) 0);
            sha256.update(bytes(parameter));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private byte[] bytes(Object parameter) throws JsonProcessingException {
        if (parameter instanceof byte[] raw) {
            return raw;
        }
        if (parameter instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (parameter instanceof UriInfo || parameter instanceof HttpHeaders || parameter instanceof InputStream) {
            return new byte[0];
        }
        return json.writeValueAsBytes(parameter);
    }
}
