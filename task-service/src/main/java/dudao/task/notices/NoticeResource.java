package dudao.task.notices;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Outbox;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.calendar.CalendarWatch;
import dudao.task.calendar.CalendarYearView;
import dudao.task.calendar.CalendarYears;
import dudao.task.calendar.LoadedYear;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

@Path("/api/v1/calendars/CN/years/{year}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SYSADMIN")
@Tag(name = "Calendar")
class NoticeResource {

    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_AHEAD = 2;

    private final CalendarYears years;
    private final CalendarWatch watch;
    private final WorkingCalendar calendar;
    private final Recounting recounting;
    private final Outbox outbox;
    private final Caller caller;
    private final AuditTrail trail;
    private final Jdbi jdbi;

    NoticeResource(
            CalendarYears years,
            CalendarWatch watch,
            WorkingCalendar calendar,
            Recounting recounting,
            Outbox outbox,
            Caller caller,
            AuditTrail trail,
            Jdbi jdbi) {
        this.years = years;
        this.watch = watch;
        this.calendar = calendar;
        this.recounting = recounting;
        this.outbox = outbox;
        this.caller = caller;
        this.trail = trail;
        this.jdbi = jdbi;
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "putCalendarYear",
            summary = "Loads a year's notice as a new version of the calendar",
            description = "Earlier versions stay. Limits that were counted over the year while it was provisional are"
                    + " counted again; where that moves any, the preview has to be read first (`previewSeen`)."
                    + " Limits counted on a loaded notice, chosen dates and statutory limits never move. With"
                    + " preview=true nothing is written and the answer says what would move. The same notice again"
                    + " makes no new version, but counts again what is still provisional.")
    @APIResponse(
            responseCode = "200",
            description = "the year as it is counted from now on; of a preview, what would move (CalendarPreview)",
            content = @Content(schema = @Schema(oneOf = {CalendarYearView.class, NoticePreview.class})))
    @APIResponse(responseCode = "409", description = "PREVIEW_NOT_SEEN: limits would move; `preview` tells which")
    public Response put(
            @PathParam("year") int year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Parameter(description = "only say what would move")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("preview")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String preview,
            @NotNull @Valid NewNotice wanted) {
        requireLoadable(year);
        years.lock();
        LoadedYear current = years.current(year);
        ETags.check(ifMatch, current);
        LoadedYear next = wanted.checked(year, current.version() + 1, years.now(), caller.id());
        LoadedYear loaded = next.sha256().equals(current.sha256()) ? current : next;
        // The notice binds everybody's limits, and an administrator sees no task: counts and dates only.
        jdbi.useHandle(Scope::everything);
        WorkingCalendar then = new WorkingCalendar(years.newest()).with(loaded.days());
        List<Shift> shifts = recounting.shifts(year, then);
        NoticePreview seen = NoticePreview.of(CalendarYearView.of(loaded), shifts);
        if (Boolean.parseBoolean(preview)) {
            return Response.ok(seen).build();
        }
        requireSeen(seen, wanted.previewSeen());
        if (loaded == next) {
            add(current, loaded, then);
        }
        recounting.apply(shifts, loaded.id(), years.now());
        return answer(loaded);
    }

    private void add(LoadedYear current, LoadedYear loaded, WorkingCalendar then) {
        years.add(loaded);
        trail.changed("calendars", loaded.id(), current, loaded);
        outbox.add("organization.events.v1", "dudao.calendar.year-loaded.v1", loaded, CalendarYearView.of(loaded));
        watch.replaceAtCommit(then);
    }

    private static void requireSeen(NoticePreview preview, String seen) {
        if (preview.moves() > 0 && !preview.hash().equals(seen)) {
            throw RuleViolation.of(
                            "PREVIEW_NOT_SEEN",
                            "将有 " + preview.moves() + " 项任务的期限变动,请看过 preview 后以其 hash 作为 previewSeen 载入")
                    .with("preview", preview);
        }
    }

    private void requireLoadable(int year) {
        int thisYear =
                LocalDate.ofInstant(years.now().toInstant(), Clocks.SHANGHAI).getYear();
        if (year < FIRST_YEAR || year > thisYear + YEARS_AHEAD) {
            throw RuleViolation.notFound("日历年份", year);
        }
    }

    private static Response answer(LoadedYear year) {
        return ETags.tagged(Response.ok(CalendarYearView.of(year)), year).build();
    }
}
