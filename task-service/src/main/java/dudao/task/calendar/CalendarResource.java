package dudao.task.calendar;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/calendars/CN")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Calendar", description = "Working days with make-up days (调休), and how periods are counted on them")
class CalendarResource {

    @Schema(name = "CountedDate")
    record CountedDate(
            LocalDate from,
            int amount,
            DayKind unit,
            LocalDate date,
            @Schema(description = "whether a last day that is a rest day was moved on") boolean rolled,
            @Schema(description = "a year is touched whose notice is not loaded; the date may still move")
                    boolean provisional,
            @Schema(description = "version of the calendar of each year touched") List<String> calendars,
            @Schema(description = "how it was counted, in Chinese") String explanation) {}

    private final Counting counting;

    CalendarResource(Counting counting) {
        this.counting = counting;
    }

    @GET
    @Path("/add")
    @Transactional
    @Operation(
            operationId = "addToDate",
            summary = "The date a period ends",
            description =
                    "The starting day is not counted (民法典 Art. 201); months end on the same day or at month-end (Art."
                            + " 202); with roll=true a last day that is a rest day moves to the next working day (Art."
                            + " 203).")
    @APIResponse(responseCode = "200", description = "the date and how it was counted")
    public CountedDate add(
            @Parameter(description = "date in Asia/Shanghai, 1900 to 2200", required = true)
                    @Schema(type = SchemaType.STRING, format = "date")
                    @QueryParam("from")
                    @NotNull
                    String from,
            @Parameter(description = "-10000 to 10000; a negative one counts back", required = true)
                    @Schema(type = SchemaType.INTEGER)
                    @QueryParam("amount")
                    @NotNull
                    @Pattern(regexp = "-?(\\d{1,4}|10000)", message = "应在 -10000 到 10000 之间")
                    String amount,
            @Parameter(description = "WORKING_DAY, CALENDAR_DAY, MONTH or YEAR", required = true)
                    @QueryParam("unit")
                    @NotNull
                    @Pattern(regexp = "WORKING_DAY|CALENDAR_DAY|MONTH|YEAR")
                    String unit,
            @Parameter(description = "move a last day that is a rest day to the next working day")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("roll")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String roll) {
        LocalDate start = date(from);
        DayKind kind = DayKind.valueOf(unit);
        int size = Integer.parseInt(amount);
        Counting.Counted counted = counting.add(start, size, kind, Boolean.parseBoolean(roll));
        return new CountedDate(
                start,
                size,
                kind,
                counted.date(),
                counted.rolled(),
                counted.provisional(),
                counted.calendars(),
                counted.explanation());
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            Counting.requireInRange(date, "?from");
            return date;
        } catch (DateTimeException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", "from 应为日期,如 2026-02-13")
                    .at("?from", "应为日期");
        }
    }
}
