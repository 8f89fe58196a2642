package dudao.commons.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/**
 * From exceptions to problems. There is no catch-all: what nobody foresaw stays a 500, and a conflict found at commit
 * keeps its meaning.
 */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final CurrentVertxRequest request;

    ProblemMappers(Problems problems, UriInfo uri, HttpHeaders headers, CurrentVertxRequest request) {
        this.problems = problems;
        this.uri = uri;
        this.headers = headers;
        this.request = request;
    }

    @ServerExceptionMapper
    Response broken(RuleViolation rule) {
        Response.ResponseBuilder answer = answer(rule.code(), rule.getMessage(), rule.errors(), rule.extensions());
        Object wait = rule.extensions().get(RuleViolation.RETRY_AFTER);
        return (wait == null ? answer : answer.header(HttpHeaders.RETRY_AFTER, wait)).build();
    }

    @ServerExceptionMapper
    Response invalid(jakarta.validation.ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(violation ->
                        new Problem.FieldError(Pointers.of(violation.getPropertyPath()), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Problem.FieldError::pointer))
                .toList();
        return answer("VALIDATION_FAILED", "请求有 " + errors.size() + " 处不合要求", errors, Map.of())
                .build();
    }

    /** The second by name, because the framework brings a mapper of its own for it. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            String pointer = Pointers.of(unknown);
            return answer(
                            "UNKNOWN_FIELD",
                            "未知字段 " + pointer,
                            List.of(new Problem.FieldError(pointer, "未知字段")),
                            Map.of())
                    .build();
        }
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = Pointers.of(mapping);
            if (json.getCause() instanceof RuleViolation rule) {
                return broken(rule.at(pointer, rule.getMessage()));
            }
            return answer(
                            "VALIDATION_FAILED",
                            "字段 " + pointer + " 的值不合格式",
                            List.of(new Problem.FieldError(pointer, "值不合格式")),
                            Map.of())
                    .build();
        }
        return answer("MALFORMED_JSON", "请求体不是合格的 JSON", List.of(), Map.of()).build();
    }

    @ServerExceptionMapper
    Response jaxrs(WebApplicationException web) {
        if (web.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = web.getResponse().getStatus();
        String code =
                switch (status) {
                    case 400 -> "BAD_REQUEST";
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "METHOD_NOT_ALLOWED";
                    case 406 -> "NOT_ACCEPTABLE";
                    case 413 -> "BODY_TOO_LARGE";
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    default -> null;
                };
        if (code == null) {
            return web.getResponse();
        }
        Response.ResponseBuilder answer = answer(code, null, List.of(), Map.of());
        String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    /** A page sends its reader to the issuer, also when a session has ended; everything else asks for a token. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> unauthenticated(SecurityException refusal) {
        String challenged =
                refusal instanceof AuthenticationFailedException ? "Bearer error=\"invalid_token\"" : "Bearer";
        Response problem = answer("UNAUTHENTICATED", "需要有效的访问令牌", List.of(), Map.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenged)
                .build();
        RoutingContext context = request.getCurrent();
        Optional<RuleViolation> why = Problems.explained(context);
        if (why.isPresent()) {
            return Uni.createFrom().item(broken(why.get()));
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator
                .getChallenge(context)
                .map(challenge -> challenge != null && challenge.status == Response.Status.FOUND.getStatusCode()
                        ? redirect(challenge)
                        : problem);
    }

    /** The token's issuer could not be reached since the start of this service, so nobody can say whether it is genuine. */
    @ServerExceptionMapper
    Response unreachable(OIDCException failure) {
        LOG.warnf("Issuer not available: %s", failure.getMessage());
        return answer("TEMPORARILY_UNAVAILABLE", "身份提供方暂不可用,请稍后重试", List.of(), Map.of())
                .header(HttpHeaders.RETRY_AFTER, "10")
                .build();
    }

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException ignored) {
        return Problems.explained(request.getCurrent()).map(this::broken).orElseGet(() -> answer(
                        "FORBIDDEN", "当前角色不能做这件事", List.of(), Map.of())
                .build());
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException ignored) {
        return answer("STALE", "该资源已被他人修改,请重新读取后再试", List.of(), Map.of()).build();
    }

    @ServerExceptionMapper
    Response duplicate(ConstraintViolationException constraint) {
        return database(constraint.getSQLException(), constraint);
    }

    @ServerExceptionMapper({
        GenericJDBCException.class,
        JDBCConnectionException.class,
        LockAcquisitionException.class,
        DataException.class
    })
    Response jdbc(org.hibernate.JDBCException failure) {
        return database(failure.getSQLException(), failure);
    }

    @ServerExceptionMapper(JdbiException.class)
    Response jdbi(JdbiException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        if (cause instanceof SQLException sql) {
            return database(sql, failure);
        }
        throw failure;
    }

    private Response database(SQLException sql, RuntimeException failure) {
        String state = sql.getSQLState() == null ? "08000" : sql.getSQLState();
        if (state.equals("23505")) {
            return answer("DUPLICATE", "同样的记录已存在", List.of(), Map.of()).build();
        }
        // What may not overlap, a reference to nothing, a check, what may not be empty, and what a trigger refuses: the
        // database's own rules. Two requests may race for the first; at the others nobody asked before, and that is a
        // fault
        // of ours.
        if (Set.of("23P01", "23503", "23514", "23502", "P0001").contains(state)) {
            if (state.equals("23P01")) {
                LOG.warnf("Refused by the database: %s", sql.getMessage());
            } else {
                LOG.errorf(failure, "Refused by the database: %s", sql.getMessage());
            }
            return answer("CONSTRAINT_VIOLATED", "与已保存的数据或者数据规则不符", List.of(), Map.of())
                    .build();
        }
        // Character not in repertoire and untranslatable character: a NUL in a text, which PostgreSQL cannot store.
        if (state.equals("22021") || state.equals("22P05")) {
            return answer("VALIDATION_FAILED", "文本里有不能保存的字符(NUL)", List.of(), Map.of())
                    .build();
        }
        // The last two are of a day or moment beyond the calendar of PostgreSQL.
        if (Set.of("22003", "22001", "22008", "22007").contains(state)) {
            return answer("VALIDATION_FAILED", "数值或文本超出可保存的范围", List.of(), Map.of())
                    .build();
        }
        if (SqlStates.isTransient(state)) {
            LOG.warnf("Database not available: %s", sql.getMessage());
            return answer("TEMPORARILY_UNAVAILABLE", "数据库暂不可用,请稍后重试", List.of(), Map.of())
                    .header(HttpHeaders.RETRY_AFTER, "2")
                    .build();
        }
        throw failure;
    }

    private Response.ResponseBuilder answer(
            String code, String detail, List<Problem.FieldError> errors, Map<String, Object> extensions) {
        return problems.response(problems.problem(
                code, detail, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), uri.getPath(), errors, extensions));
    }
}
