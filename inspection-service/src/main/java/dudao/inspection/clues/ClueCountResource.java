package dudao.inspection.clues;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Numbers of clues, for which nobody's identity is read. */
@Path("/api/v1/clue-counts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Clues")
class ClueCountResource {

    @Schema(name = "ClueCounts")
    record Counts(
            LocalDate from,
            LocalDate to,
            @Schema(description = "days the office gives itself for an answer; no law's") int answerWithinDays,
            List<Count> items) {}

    @Schema(name = "ClueCount")
    public record Count(
            ClueSource source,
            ClueCategory category,
            int received,
            @Schema(description = "不予受理") int rejected,
            @Schema(description = "became a finding") int substantiated,
            @Schema(description = "rejected or closed") int answered,
            int answeredInTime,
            @Schema(description = "not answered, and the days are over") int overdue) {}

    private final Clues clues;
    private final Clock clock;
    private final int answerWithinDays;

    ClueCountResource(
            Clues clues,
            Clock clock,
            @ConfigProperty(name = "dudao.clues.answer-within-days", defaultValue = "60") int answerWithinDays) {
        this.clues = clues;
        this.clock = clock;
        this.answerWithinDays = answerWithinDays;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "countClues",
            summary =
                    "Clues received in a time, by who reports and what about: how many became findings, were answered in time",
            description = "Of clues the caller may read. Rows without any clue are absent.")
    @APIResponse(responseCode = "200", description = "the counts")
    public Counts count(
            @Parameter(description = "first day of receipt; 1 January of this year if absent")
                    @Schema(type = SchemaType.STRING, format = "date")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "last day of receipt; today if absent")
                    @Schema(type = SchemaType.STRING, format = "date")
                    @QueryParam("to")
                    String to) {
        LocalDate today = Clocks.dateOf(clock.instant());
        LocalDate first = from == null ? today.withDayOfYear(1) : date("from", from);
        LocalDate last = to == null ? today : date("to", to);
        return new Counts(first, last, answerWithinDays, clues.counts(first, last, answerWithinDays, clock.instant()));
    }

    private static LocalDate date(String name, String text) {
        try {
            return Days.plausible("?" + name, LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", name + " 应为日期,如 2026-02-13")
                    .at("?" + name, "应为日期");
        }
    }
}
