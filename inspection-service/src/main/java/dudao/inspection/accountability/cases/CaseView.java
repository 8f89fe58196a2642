package dudao.inspection.accountability.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.accountability.catalogue.Edition;
import dudao.inspection.accountability.catalogue.Entry;
import dudao.inspection.accountability.catalogue.ObjectKind;
import dudao.inspection.accountability.limits.CaseLimit;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountabilityCase")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        UUID id,
        ObjectKind objectKind,
        UUID organizationId,
        String person,
        String personName,
        UUID officeId,
        Entry ground,
        @Schema(description = "FACT and LADDER: raised by the system, decided by nobody yet; PERSON: proposed")
                String source,
        @Schema(description = "only for the offices") String wording,
        UUID inspectionId,
        UUID rectificationId,
        UUID taskId,
        CaseState state,
        OffsetDateTime proposedAt,
        @Schema(description = "only for the offices") List<String> members,
        List<Entry> intended,
        LocalDate heardBy,
        String number,
        @Schema(description = "situation, facts, basis") String decision,
        List<Entry> measures,
        List<Entry> heavier,
        @Schema(description = "how often the same object was held to account in the year before; a flag, no verdict")
                int earlierWithinYear,
        LocalDate decidedOn,
        LocalDate effectiveOn,
        LocalDate effectUntil,
        LocalDate receivedOn,
        @Schema(description = "of a decision taken back on 复核 or 申诉") LocalDate revokedOn,
        @Schema(description = "in force instead of `measures` after a correction") List<Entry> corrected,
        List<Done> steps,
        List<CaseLimit> limits,
        List<String> allowedCommands) {

    /** Of the steps the object reads what it was told and what it said. */
    private static final Set<String> OF_OBJECT = Set.of("give-notice", "hear", "waive-hearing", "serve", "correct");

    @Schema(name = "AccountabilityStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            String command,
            String text,
            String givenTo,
            String receipt,
            @Schema(description = "only for the offices") String doneBy,
            OffsetDateTime doneAt) {}

    /** @param staff whether the reader is of an office that reads the whole file */
    static CaseView of(AccountabilityCase held, Edition edition, List<CaseLimit> limits, int earlier, boolean staff) {
        return new CaseView(
                held.id,
                held.objectKind,
                held.organizationId,
                held.person,
                held.personName,
                held.officeId,
                edition.ground(held.ground, held.objectKind, "/ground"),
                held.source,
                staff ? held.wording : null,
                held.inspectionId,
                held.rectificationId,
                held.taskId,
                held.state,
                Days.shown(held.proposedAt),
                staff ? held.members : null,
                edition.measures(held.intended),
                held.heardBy,
                held.number,
                held.decision,
                edition.measures(held.measures),
                held.heavier.stream()
                        .map(code -> edition.heavier(code, held.objectKind, "/heavier"))
                        .toList(),
                earlier,
                held.decidedOn,
                held.effectiveOn,
                held.effectUntil,
                held.receivedOn,
                held.revokedOn,
                held.corrected == null ? null : edition.measures(held.corrected),
                held.steps.stream()
                        .filter(step -> staff || OF_OBJECT.contains(step.command()))
                        .map(step -> new Done(
                                step.command(),
                                step.text(),
                                step.givenTo(),
                                step.receipt(),
                                staff ? step.doneBy() : null,
                                Days.shown(step.doneAt())))
                        .toList(),
                limits,
                held.state.allowedCommands());
    }
}
