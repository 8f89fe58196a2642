package dudao.plan.revising;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.plan.opentasks.Touched;
import dudao.plan.revising.difference.Difference;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change somebody proposed to an issued plan. */
@Schema(name = "RevisionProposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
        UUID id,
        long version,
        UUID planId,
        @Schema(
                        description =
                                "the revision it would change; once the plan has another one, it can no longer be adopted")
                int baseRevision,
        State state,
        String document,
        String reason,
        List<RevisionChange> changes,
        @Schema(description = "what would read otherwise") List<Difference> diff,
        @Schema(
                        description =
                                "open tasks it touches, as they were when it was made; a list leaves the single tasks out")
                Touched touched,
        OffsetDateTime proposedAt,
        Actor proposer,
        OffsetDateTime decidedAt,
        Actor decidedBy)
        implements Versioned {

    @Schema(name = "ProposalState")
    public enum State {
        OPEN,
        ADOPTED,
        WITHDRAWN
    }

    /** It is decided once, and on the revision it was made for. */
    public Proposal adoptableOn(int revision, Actor by) {
        requireOpen("adopt");
        by.people().mustNotMeet(proposer.people(), "提出调整的人(含代办人和被代办人)不能自己审定它");
        if (baseRevision != revision) {
            throw RuleViolation.of("PROPOSAL_OUTDATED", "提议依据的是第 " + baseRevision + " 版,计划现为第 " + revision + " 版,请重新提出")
                    .with("revision", revision);
        }
        return this;
    }

    void requireOpen(String command) {
        if (state != State.OPEN) {
            throw RuleViolation.illegalTransition(state, command, List.of());
        }
    }

    Proposal forList() {
        return new Proposal(
                id,
                version,
                planId,
                baseRevision,
                state,
                document,
                reason,
                changes,
                diff,
                touched.withoutTasks(),
                proposedAt,
                proposer,
                decidedAt,
                decidedBy);
    }
}
