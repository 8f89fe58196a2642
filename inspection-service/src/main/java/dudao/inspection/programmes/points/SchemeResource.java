package dudao.inspection.programmes.points;

import dudao.commons.data.Ids;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/points-schemes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(
        name = "Points",
        description = "民办学校积分: entries with cause and basis, added and never changed; balances by a dated scheme")
class SchemeResource {

    @Schema(name = "PointsSchemes")
    record Schemes(List<Scheme> items) {}

    private final SchemeTable schemes;
    private final Desk desk;

    SchemeResource(SchemeTable schemes, Desk desk) {
        this.schemes = schemes;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "setPointsScheme",
            summary = "The opening balance and what follows below which bound, from a day on",
            description =
                    "For all private schools below the organisation the office works for, until the next one. Not before today:"
                            + " balances of past days stay as they were.")
    @APIResponse(
            responseCode = "201",
            description = "set",
            content = @Content(schema = @Schema(implementation = Scheme.class)))
    public Response set(@NotNull @Valid NewScheme wanted) {
        Days.plausible("/validFrom", wanted.validFrom());
        if (wanted.validFrom().isBefore(desk.today())) {
            throw RuleViolation.invalidField("/validFrom", "不能早于今天:以前的积分不因新办法改变");
        }
        wanted.mustBeInOrder();
        UUID id = Ids.next();
        schemes.add(id, wanted);
        return Response.created(URI.create("/api/v1/points-schemes"))
                .entity(new Scheme(
                        id, schemes.home(), wanted.validFrom(), wanted.opening(), wanted.bounds(), wanted.basis()))
                .build();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPointsSchemes",
            summary = "What binds the own organisation and those below, newest first")
    @APIResponse(responseCode = "200", description = "at most 200")
    public Schemes list() {
        return new Schemes(schemes.visible());
    }
}
