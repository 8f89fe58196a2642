package dudao.inspection.accountability.catalogue;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/accountability-catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class CatalogueResource {

    private final Catalogue catalogue;
    private final Clock clock;

    CatalogueResource(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"
    })
    @Operation(
            operationId = "getAccountabilityCatalogue",
            summary = "Grounds and measures by kind of object, as they hold on a day")
    @APIResponse(responseCode = "200", description = "one edition")
    public Edition at(@QueryParam("on") String on) {
        return catalogue.at(on == null ? Clocks.dateOf(clock.instant()) : day(on));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw RuleViolation.of("INVALID_PARAMETER", "on 应为日期").at("?on", "应为 YYYY-MM-DD");
        }
    }
}
