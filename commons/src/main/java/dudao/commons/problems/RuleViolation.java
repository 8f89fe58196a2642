package dudao.commons.problems;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule said no. The code is stable and stands in the service's catalogue, which gives its status and titles; the
 * detail says what was wrong this time.
 */
public final class RuleViolation extends RuntimeException {

    static final String RETRY_AFTER = "retryAfterSeconds";

    private final String code;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient List<Problem.FieldError> errors = new ArrayList<>();

    private RuleViolation(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public static RuleViolation of(String code, String detail) {
        return new RuleViolation(code, detail);
    }

    public static RuleViolation notFound(String what, Object id) {
        return of("NOT_FOUND", what + " " + id + " 不存在");
    }

    public static RuleViolation illegalTransition(Object state, String command, List<String> allowedCommands) {
        return of("ILLEGAL_TRANSITION", "状态为 " + state + " 时不能 " + command)
                .with("state", String.valueOf(state))
                .with("allowedCommands", allowedCommands);
    }

    /** @param pointer RFC 6901 JSON pointer to the field in the request body */
    public static RuleViolation invalidField(String pointer, String detail) {
        return of("VALIDATION_FAILED", detail).at(pointer, detail);
    }

    public RuleViolation with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Refuses with a wait, which the answer also carries as {@code Retry-After}. */
    public RuleViolation retryAfter(Duration wait) {
        return with(RETRY_AFTER, Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    public RuleViolation at(String pointer, String detail) {
        errors.add(new Problem.FieldError(pointer, detail));
        return this;
    }

    public String code() {
        return code;
    }

    Map<String, Object> extensions() {
        return extensions;
    }

    List<Problem.FieldError> errors() {
        return errors;
    }
}
