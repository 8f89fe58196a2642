package dudao.commons.problems;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/problems")
@Tag(name = "Problems", description = "The errors this service can give")
class ProblemResource {

    private final ProblemCatalogue catalogue;

    ProblemResource(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "listProblems", summary = "Code, status, Chinese and English title of every error")
    public Collection<ProblemCatalogue.Entry> list() {
        return catalogue.entries();
    }
}
