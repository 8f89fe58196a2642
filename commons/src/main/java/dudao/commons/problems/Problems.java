package dudao.commons.problems;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Writes problems: the catalogue's status and title with this request's detail. */
@Singleton
public class Problems {

    private final ProblemCatalogue catalogue;

    Problems(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
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
