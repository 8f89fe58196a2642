package dudao.inspection.districts;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

@Path("/api/v1/public/signboards/{schoolCode}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Districts")
class SignboardResource {

    private record Line(
            UUID schoolId,
            String school,
            String name,
            String contact,
            String photoUrl,
            LocalDate since,
            String district,
            String office) {}

    private final Jdbi jdbi;
    private final Clock clock;

    SignboardResource(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getSignboard",
            summary = "The sign-board of a school, as open data (中小学校责任督学挂牌督导办法 Art. 1)",
            description = "No token.")
    @APIResponse(
            responseCode = "200",
            description = "the sign-board",
            content = @Content(schema = @Schema(implementation = Signboard.class)))
    public Signboard get(@PathParam("schoolCode") String schoolCode) {
        List<Line> lines = jdbi.withHandle(handle -> handle.createQuery("select * from signboard(:code, :today)")
                .bind("code", schoolCode)
                .bind("today", Clocks.dateOf(clock.instant()))
                .map((row, context) -> new Line(
                        row.getObject("school_id", UUID.class),
                        row.getString("school"),
                        row.getString("name"),
                        row.getString("contact"),
                        row.getString("photo_url"),
                        row.getObject("since", LocalDate.class),
                        row.getString("district"),
                        row.getString("office")))
                .list());
        if (lines.isEmpty()) {
            throw RuleViolation.of("NOT_FOUND", "没有这个学校标识码");
        }
        return Signboard.of(
                schoolCode,
                lines.get(0).schoolId(),
                lines.get(0).school(),
                lines.stream()
                        .filter(line -> line.name() != null)
                        .map(line -> new Signboard.Responsible(
                                line.name(),
                                line.contact(),
                                line.photoUrl(),
                                line.since(),
                                line.district(),
                                line.office()))
                        .toList());
    }
}
