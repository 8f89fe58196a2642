package dudao.inspection.burden;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Units;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/burden")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Burden", description = "What inspections ask of a unit (为基层减负)")
class BurdenResource {

    private final Burdens burdens;
    private final Units units;
    private final Clock clock;

    BurdenResource(Burdens burdens, Units units, Clock clock) {
        this.burdens = burdens;
        this.units = units;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getBurden",
            summary = "Visits, caps and clashes of a unit in a year",
            description = "An unannounced visit that has not begun is there only for whoever may know of it.")
    @APIResponse(
            responseCode = "200",
            description = "the unit's year",
            content = @Content(schema = @Schema(implementation = Burden.class)))
    public Burden get(@QueryParam("organizationId") UUID organizationId, @QueryParam("year") Integer year) {
        if (organizationId == null) {
            throw RuleViolation.of("INVALID_PARAMETER", "请指明 organizationId").at("?organizationId", "必填");
        }
        if (year != null && (year < 2000 || year > 2199)) {
            throw RuleViolation.of("INVALID_PARAMETER", "year 应在 2000 到 2199 之间")
                    .at("?year", "2000…2199");
        }
        int asked = year == null ? Clocks.dateOf(clock.instant()).getYear() : year;
        return burdens.of(units.named(organizationId, "?organizationId"), asked);
    }
}
