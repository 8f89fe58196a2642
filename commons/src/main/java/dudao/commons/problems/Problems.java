package dudao.commons.problems;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes problems: the catalogue's status and title with this request's detail. */
@Singleton
public class Problems {

    private final ProblemCatalogue catalogue;

    Problems(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Says why the framework is about to refuse this request; by itself it only knows that somebody may not. */
    public static void explain(RoutingContext request, RuleViolation why) {
        request.put(RuleViolation.class.getName(), why);
    }

    static Optional<RuleViolation> explained(RoutingContext request) {
        return Optional.ofNullable(request.get(RuleViolation.class.getName()));
    }

    public Problem problem(
            String code,
            String detail,
            String language,
            String path,
            List<Problem.FieldError> errors,
            Map<String, Object> extensions) {
        ProblemCatalogue.Entry entry = catalogue.entry(code);
        return new Problem(
                "/api/v1/problems#" + code,
                ProblemCatalogue.title(entry, language),
                entry.status(),
                code,
                detail,
                path,
                errors,
                extensions);
    }

    Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(problem);
    }
}
