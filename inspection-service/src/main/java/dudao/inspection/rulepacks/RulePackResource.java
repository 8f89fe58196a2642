package dudao.inspection.rulepacks;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Public law, shown to everybody who has signed in. */
@Path("/api/v1/rule-packs")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Rule packs", description = "Dated rules of the nation and of provinces, each with its article")
class RulePackResource {

    @Schema(name = "RulePackList")
    record Packs(List<RulePackView> items) {}

    private final RulePacks packs;
    private final Clock clock;

    RulePackResource(RulePacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listRulePacks", summary = "Every pack with its rules")
    @APIResponse(responseCode = "200", description = "all of them")
    public Packs list() {
        return new Packs(packs.all());
    }

    @GET
    @Path("/{jurisdiction}")
    @Transactional
    @Operation(
            operationId = "getRulePack",
            summary = "The pack of a jurisdiction that holds on a day",
            description =
                    "That of its law on education inspection. About what it does not say the national pack holds; the packs of"
                            + " other laws, as on government inspection, are in the list.")
    @APIResponse(responseCode = "200", description = "the pack")
    public RulePackView get(
            @PathParam("jurisdiction") String jurisdiction,
            @Parameter(description = "a date; today if absent")
                    @Schema(type = SchemaType.STRING, format = "date")
                    @QueryParam("on")
                    String on) {
        return packs.find(jurisdiction, date(on)).orElseThrow(() -> RuleViolation.notFound("规则包", jurisdiction));
    }

    private LocalDate date(String on) {
        try {
            return on == null ? Clocks.dateOf(clock.instant()) : LocalDate.parse(on);
        } catch (DateTimeException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", "on 应为日期,如 2026-02-13").at("?on", "应为日期");
        }
    }
}
