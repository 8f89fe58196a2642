package dudao.task.suspensions;

import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import dudao.task.duties.Deadlines;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/suspensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suspensions", description = "When the clock of a task stood still, and whose time that was")
class SuspensionResource {

    @Schema(name = "SuspensionEntry")
    record EntryView(
            UUID id,
            @Schema(description = "SUSPENSION, which is nobody's time, or OBJECTION, which is supervision's")
                    String kind,
            String cause,
            String legalBasis,
            String text,
            List<UUID> evidenceIds,
            OffsetDateTime openedAt,
            String openedBy,
            @Schema(description = "last day; null while no end is set") LocalDate endsOn,
            OffsetDateTime closedAt,
            @Schema(description = "null while open; task-service when its end came by itself") String closedBy,
            @Schema(
                            description =
                                    "given back to the limit: working days of a period of working days or a chosen"
                                            + " date, else days; null while open")
                    Integer days,
            @Schema(description = "job of the act that suspended many") UUID bulkId,
            @Schema(description = "of an objection: by when supervision rules, two working days")
                    OffsetDateTime decideBy,
            @Schema(description = "of an objection: supervision's light; NONE once it has ruled")
                    Light decisionLight) {}

    @Schema(name = "SuspensionEntries")
    record Entries(List<EntryView> items) {}

    private final SuspensionLedger ledger;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final Lights lights;
    private final Clock clock;

    SuspensionResource(SuspensionLedger ledger, Tasks tasks, Deadlines deadlines, Lights lights, Clock clock) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.lights = lights;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listSuspensions",
            summary = "The intervals in which a task's clock stood still, oldest first")
    @APIResponse(responseCode = "200", description = "all of them")
    public Entries list(@PathParam("id") UUID id) {
        tasks.get(id);
        return new Entries(ledger.of(id).stream().map(this::view).toList());
    }

    private EntryView view(SuspensionLedger.Entry entry) {
        boolean objection = entry.kind().equals("OBJECTION");
        Instant opened = entry.openedAt().toInstant();
        Instant limit = objection ? deadlines.ruleBy(opened) : null;
        Phase phase = entry.closedAt() == null ? Phase.OPEN : Phase.DONE;
        return new EntryView(
                entry.id(),
                entry.kind(),
                entry.cause(),
                entry.legalBasis(),
                entry.text(),
                entry.evidenceIds(),
                entry.openedAt(),
                entry.openedBy(),
                entry.endsOn(),
                entry.closedAt(),
                entry.closedBy(),
                entry.days(),
                entry.bulkId(),
                limit == null ? null : limit.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                limit == null ? null : lights.at(clock.instant(), new Clocking(phase, opened, limit, null)));
    }
}
