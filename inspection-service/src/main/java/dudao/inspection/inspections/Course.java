package dudao.inspection.inspections;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.procedure.InspectionCommand;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * How an inspection goes on after the visit, for the features that make the opinion and the report. The rules about states
 * stay with the inspection; what is said in the documents is theirs.
 */
@Singleton
public class Course {

    public record Seat(UUID inspectorId, String name, String person) {}

    /** An inspection as it stands now. */
    public record Standing(
            UUID id,
            UUID organizationId,
            UUID officeId,
            InspectionKind kind,
            String jurisdiction,
            InspectionState state,
            String title,
            List<Seat> team,
            boolean selfEvaluated,
            UUID indicatorTreeId,
            LocalDate defenceDueOn,
            OffsetDateTime opinionIssuedAt) {

        static Standing of(Inspection inspection) {
            return new Standing(
                    inspection.id,
                    inspection.organizationId,
                    inspection.officeId,
                    inspection.kind,
                    inspection.jurisdiction,
                    inspection.state,
                    inspection.title,
                    inspection.team.stream()
                            .map(each -> new Seat(each.inspectorId(), each.name(), each.person()))
                            .toList(),
                    inspection.selfEvaluation != null,
                    inspection.indicatorTreeId,
                    inspection.defenceDueOn,
                    Days.shown(inspection.opinionIssuedAt));
        }
    }

    private final Inspections inspections;
    private final Facts facts;
    private final Units units;
    private final Caller caller;
    private final Clock clock;

    Course(Inspections inspections, Facts facts, Units units, Caller caller, Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    /** Of an inspection the caller may see. */
    public Standing seen(UUID id) {
        return Standing.of(inspections.get(id));
    }

    /** Of an inspection whose work the caller does; for the unit there is no such thing. */
    public Standing ofItsWork(UUID id) {
        inspections.mustDoItsWork(id);
        return seen(id);
    }

    /** Whether the caller, who may see it, also reads what is not for the unit. */
    public boolean isOfItsWork(UUID id) {
        inspections.get(id);
        return inspections.doesItsWork(id);
    }

    public Standing byOffice(UUID id, String ifMatch) {
        return Standing.of(inspections.toRun(id, ifMatch));
    }

    public Standing byLeader(UUID id, String ifMatch) {
        return Standing.of(inspections.toLead(id, ifMatch));
    }

    public Standing byMember(UUID id, String ifMatch) {
        return Standing.of(inspections.toJoin(id, ifMatch));
    }

    public Standing byUnit(UUID id, String ifMatch) {
        Inspection inspection = inspections.toChange(id, ifMatch);
        units.mustBeOwn(inspection.organizationId);
        inspections.mustNotInspect(inspection);
        return Standing.of(inspection);
    }

    /** Refuses before anything of the documents is looked at. */
    public void mustAllow(Standing standing, InspectionCommand command) {
        standing.state().after(command, standing.kind().track());
    }

    /** Nothing of it changes any more once it is archived: the list of what it consists of would tell something else. */
    public void mustBeOpen(Standing standing) {
        if (standing.state() == InspectionState.ARCHIVED) {
            throw RuleViolation.of("INSPECTION_ARCHIVED", "督导已归档,不再变更");
        }
    }

    public void deliberate(UUID id, Instant at) {
        inspections.findById(id).deliberate(at);
    }

    public void servePreliminary(UUID id, LocalDate until, Instant at) {
        inspections.findById(id).servePreliminary(until, at);
    }

    public void defend(UUID id, LocalDate today) {
        inspections.findById(id).defend(today);
    }

    public void waiveDefence(UUID id, Instant at) {
        inspections.findById(id).endDefence(InspectionCommand.WAIVE_DEFENCE, at);
    }

    public void draftOpinion(UUID id) {
        inspections.findById(id).draftOpinion();
    }

    public void consent(UUID id) {
        inspections.findById(id).consent();
    }

    public void issueOpinion(UUID id, Instant at) {
        inspections.findById(id).issueOpinion(at);
    }

    /** Something beside its states happened to it. */
    public void touch(UUID id) {
        inspections.findById(id).steps++;
    }

    public void archive(UUID id) {
        inspections.findById(id).archive();
    }

    public Response tell(String fact, UUID id) {
        return facts.tell(fact, inspections.findById(id));
    }

    /** Tells the others, where the caller is answered with something else. */
    public void announce(String fact, UUID id) {
        facts.announce(fact, inspections.findById(id));
    }

    /** Answers without telling the others. */
    public Response show(UUID id) {
        inspections.flush();
        return facts.show(inspections.findById(id), Response.ok());
    }

    public Instant now() {
        return clock.instant();
    }
}
