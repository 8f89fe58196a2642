package dudao.inspection.opinions;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.inspections.InspectionView;
import dudao.inspection.procedure.InspectionCommand;
import dudao.inspection.records.Inputs;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From the group's deliberation to the end of the unit's defence (教育督导条例 Art. 20). */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opinions")
class DefenceResource {

    @Schema(name = "NewDeliberation")
    record Deliberated(
            @NotBlank @Size(max = 20_000) String minutes,
            @NotEmpty @Size(max = 50) @Schema(description = "members of the team who took part")
                    List<@NotNull UUID> present) {}

    @Schema(name = "NewPreliminaryOpinion")
    record Preliminary(
            @NotBlank @Size(max = 20_000) String text,
            @NotEmpty
                    @Size(max = 200)
                    @Schema(description = "records it rests on: one on site and one public opinion at least (Art. 20)")
                    List<@NotNull UUID> inputs,
            @NotBlank
                    @Size(max = 100)
                    @Schema(
                            description =
                                    "the person of the unit who takes it; the day of service is the day of receipt")
                    String servedTo,
            @Schema(
                            description =
                                    "last day for the defence: needed where the law gives none, else not before the"
                                            + " law's")
                    LocalDate defenceUntil) {}

    @Schema(name = "DefenceWaiver")
    record Waiver(@NotBlank @Size(max = 2000) String text) {}

    private final Course course;
    private final Opinions opinions;
    private final Inputs inputs;
    private final Timetable timetable;
    private final Caller caller;

    DefenceResource(Course course, Opinions opinions, Inputs inputs, Timetable timetable, Caller caller) {
        this.course = course;
        this.opinions = opinions;
        this.inputs = inputs;
        this.timetable = timetable;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/deliberate")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "deliberateInspection",
            summary = "The leader records the group's deliberation (评议), once: limits may run from it")
    @APIResponse(
            responseCode = "200",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response deliberate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Deliberated said) {
        Standing standing = course.byLeader(id, ifMatch);
        Instant now = course.now();
        course.deliberate(id, now);
        Set<UUID> members =
                standing.team().stream().map(Course.Seat::inspectorId).collect(Collectors.toSet());
        for (int i = 0; i < said.present().size(); i++) {
            if (!members.contains(said.present().get(i))) {
                throw RuleViolation.invalidField("/present/" + i, "不是督导组成员");
            }
        }
        opinions.persist(Opinion.deliberated(
                id, said.minutes(), said.present().stream().distinct().toList(), Actor.of(caller), now));
        start(standing, StartEvent.DELIBERATED, now);
        return course.show(id);
    }

    @POST
    @Path("/{id}/serve-preliminary-opinion")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "servePreliminaryOpinion",
            summary = "The leader feeds the preliminary opinion back to the unit, which may now defend itself",
            description =
                    "The last day of the defence follows from the rule pack; where the law names none, it is given.")
    @APIResponse(
            responseCode = "200",
            description = "served",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response serve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Preliminary wanted) {
        Standing standing = course.byLeader(id, ifMatch);
        course.mustAllow(standing, InspectionCommand.SERVE_PRELIMINARY_OPINION);
        Instant now = course.now();
        LocalDate today = Clocks.dateOf(now);
        start(standing, StartEvent.PRELIMINARY_SERVED, now);
        start(standing, StartEvent.PRELIMINARY_RECEIVED, now);
        LocalDate until = until(standing, wanted.defenceUntil(), today);
        course.servePreliminary(id, until, now);
        inputs.mustSuffice(id, wanted.inputs(), "/inputs");
        opinions.of(id).serve(wanted.text(), wanted.inputs(), wanted.servedTo(), Actor.of(caller), now);
        timetable.met(id, Matter.PRELIMINARY_OPINION);
        return course.tell("preliminary-opinion-served", id);
    }

    /** The law's last day or a later one; never so early that no day is left. */
    private LocalDate until(Standing standing, LocalDate wanted, LocalDate today) {
        LocalDate statutory = timetable.dueOn(standing.id(), Matter.DEFENCE).orElse(null);
        if (wanted == null && (statutory == null || !statutory.isAfter(today))) {
            throw RuleViolation.of("DEFENCE_LIMIT_MISSING", "规则没有给出还未届满的申辩期限,请指定")
                    .at("/defenceUntil", "应晚于今天");
        }
        if (wanted == null) {
            return statutory;
        }
        Days.plausible("/defenceUntil", wanted);
        LocalDate earliest = statutory != null && statutory.isAfter(today) ? statutory : today.plusDays(1);
        if (wanted.isBefore(earliest)) {
            throw RuleViolation.of("DEFENCE_TOO_SHORT", "申辩期限不得早于 " + earliest).at("/defenceUntil", "应不早于 " + earliest);
        }
        if (statutory == null) {
            timetable.fix(
                    standing.id(),
                    standing.jurisdiction(),
                    standing.kind(),
                    Matter.DEFENCE,
                    StartEvent.PRELIMINARY_RECEIVED,
                    today,
                    wanted);
        }
        return wanted;
    }

    private void start(Standing standing, StartEvent event, Instant at) {
        timetable.start(standing.id(), standing.jurisdiction(), standing.kind(), event, Clocks.dateOf(at));
    }

    @POST
    @Path("/{id}/defend")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "defendInspection",
            summary = "The unit defends itself (申辩), point by point, as often as it likes until the last day is over")
    @APIResponse(
            responseCode = "200",
            description = "received",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response defend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewDefence said) {
        course.byUnit(id, ifMatch);
        Instant now = course.now();
        course.defend(id, Clocks.dateOf(now));
        opinions.of(id).defend(said.points(), Actor.of(caller), now);
        timetable.met(id, Matter.DEFENCE);
        return course.tell("defence-received", id);
    }

    @POST
    @Path("/{id}/waive-defence")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "waiveDefence",
            summary = "The unit declares in writing that it has nothing to say, or nothing more")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response waive(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Waiver waiver) {
        course.byUnit(id, ifMatch);
        Instant now = course.now();
        course.waiveDefence(id, now);
        opinions.of(id).waive(waiver.text(), Actor.of(caller), now);
        timetable.met(id, Matter.DEFENCE);
        return course.tell("defence-closed", id);
    }
}
