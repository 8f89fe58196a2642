package dudao.task.calendar;

import dudao.commons.http.ETags;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Counting;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/calendars/CN/years/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Calendar")
class CalendarYearResource {

    @Schema(name = "CalendarVersions")
    record Versions(List<CalendarYearView> items) {}

    private final CalendarYears years;
    private final Clock clock;

    CalendarYearResource(CalendarYears years, Clock clock) {
        this.years = years;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getCalendarYear",
            summary = "Rest days and make-up days of a year",
            description =
                    "By its newest notice, by one of its versions, or by what was loaded at a moment. The ETag is "
                            + "needed to load another notice.")
    @APIResponse(
            responseCode = "200",
            description = "the year",
            content = @Content(schema = @Schema(implementation = CalendarYearView.class)))
    public Response year(
            @PathParam("year") int year,
            @Parameter(description = "of the year's notices, from 1; not together with asOf") @QueryParam("version")
                    Integer version,
            @Parameter(description = "a date, which means its 24:00, or a moment with offset") @QueryParam("asOf")
                    String asOf) {
        requireInRange(year);
        if (version != null && asOf != null) {
            throw RuleViolation.of("INVALID_PARAMETER", "version 与 asOf 只能给一个").at("?version", "与 asOf 只能给一个");
        }
        LoadedYear loaded = asOf != null
                ? years.at(year, Clocks.asOf(asOf, clock).atOffset(ZoneOffset.UTC))
                : version != null ? years.version(year, version) : years.current(year);
        Response.ResponseBuilder answer = Response.ok(CalendarYearView.of(loaded));
        return version == null && asOf == null ? ETags.tagged(answer, loaded).build() : answer.build();
    }

    @GET
    @Path("/versions")
    @Transactional
    @Operation(operationId = "listCalendarVersions", summary = "Every notice loaded for a year, the newest first")
    @APIResponse(responseCode = "200", description = "all of them; empty while the year is provisional")
    public Versions versions(@PathParam("year") int year) {
        requireInRange(year);
        return new Versions(
                years.versions(year).stream().map(CalendarYearView::of).toList());
    }

    private static void requireInRange(int year) {
        if (year < Counting.FIRST_YEAR || year > Counting.LAST_YEAR) {
            throw RuleViolation.notFound("日历年份", year);
        }
    }
}
