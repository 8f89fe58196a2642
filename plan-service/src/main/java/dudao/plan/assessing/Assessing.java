package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.itemstate.Cause;
import dudao.plan.itemstate.ItemCommand;
import dudao.plan.itemstate.ItemStates;
import dudao.plan.itemstate.StatedItem;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One person proposes what an item is judged as, another confirms it; who departs from the figures says why. */
@Singleton
class Assessing {

    @Schema(name = "AssessmentProposal")
    record Proposal(
            @NotNull Outcome outcome,
            @Schema(description = "needed where the outcome differs from the computed one") @Size(max = 2000)
                    String reason,
            @Schema(description = "of a CONTINUING item, and only there: 2026, 2026H1 or 2026Q1")
                    @Pattern(regexp = Period.FORM)
                    String period) {}

    @Schema(name = "AssessmentConfirmation")
    record Confirmation(
            @Schema(description = "as proposed, unless told") Outcome outcome,
            @Schema(
                            description =
                                    "needed where the outcome differs from the computed one and the proposal does not say why")
                    @Size(max = 2000)
                    String reason) {}

    /** As the event tells it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Assessed(Outcome outcome, Outcome computed, String period) {}

    private final ItemStates states;
    private final Assessments assessments;
    private final FigureReader figures;
    private final AuditTrail trail;
    private final Clock clock;

    Assessing(ItemStates states, Assessments assessments, FigureReader figures, AuditTrail trail, Clock clock) {
        this.states = states;
        this.assessments = assessments;
        this.figures = figures;
        this.trail = trail;
        this.clock = clock;
    }

    void propose(StatedItem item, Proposal proposal, Caller caller) {
        ItemCommand command = item.continuing() ? ItemCommand.PROPOSE_PERIOD : ItemCommand.PROPOSE;
        item.after(command);
        Period period = period(item, proposal.period());
        if (period != null && assessments.isAssessed(item.id(), period.text())) {
            throw RuleViolation.of("PERIOD_ASSESSED", "期间 " + period.text() + " 已经认定过")
                    .at("/period", "已经认定");
        }
        Computed computed = computed(item, period);
        requireReason(computed, proposal.outcome(), proposal.reason());
        Cause cause = new Cause(
                null, proposal.reason(), new Assessed(proposal.outcome(), computed.outcome(), proposal.period()));
        StatedItem proposed = states.move(item, command, cause, Actor.of(caller));
        assessments.propose(
                proposed, proposal.period(), computed, proposal.outcome(), proposal.reason(), Actor.of(caller));
        trail.changed("plan-items", item.id(), item, proposed);
    }

    void confirm(StatedItem item, Confirmation confirmation, Caller caller) {
        item.after(Outcome.ACHIEVED.confirming(item.continuing()));
        Judgement proposed = assessments
                .pending(item)
                .orElseThrow(() -> RuleViolation.of("NO_ASSESSMENT_PROPOSED", "还没有人提出认定意见,或条目在提出之后又有变动"));
        Actor by = Actor.of(caller);
        by.people().mustNotMeet(proposed.by().people(), "提出认定意见的人(含代办人和被代办人)不能确认它");
        Computed computed = computed(item, period(item, proposed.period()));
        if (computed.outcome() != proposed.computed()) {
            throw RuleViolation.of("FIGURES_CHANGED", "提出认定意见之后数据有变,请按新的测算结果重新提出")
                    .with("computed", computed.outcome());
        }
        Outcome outcome = confirmation.outcome() == null ? proposed.outcome() : confirmation.outcome();
        String reason = isBlank(confirmation.reason()) && outcome == proposed.outcome()
                ? proposed.reason()
                : confirmation.reason();
        requireReason(computed, outcome, reason);
        Cause cause = new Cause(null, reason, new Assessed(outcome, computed.outcome(), proposed.period()));
        assessments.confirm(item, proposed, computed, outcome, reason, by);
        StatedItem judged = states.move(item, outcome.confirming(item.continuing()), cause, by);
        trail.changed("plan-items", item.id(), item, judged);
    }

    private Period period(StatedItem item, String text) {
        if (item.continuing() != (text != null)) {
            throw RuleViolation.invalidField("/period", item.continuing() ? "长期坚持的条目按期间认定" : "只有长期坚持的条目按期间认定");
        }
        return text == null ? null : Period.of(text, item.year(), clock.instant());
    }

    private Computed computed(StatedItem item, Period period) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return period == null
                ? Computed.of(figures.of(item.id(), now), null)
                : Computed.of(figures.of(item.id(), period.until(now)), period.judgedOn(now));
    }

    private static void requireReason(Computed computed, Outcome outcome, String reason) {
        if (outcome != computed.outcome() && isBlank(reason)) {
            throw RuleViolation.of("DEVIATION_NEEDS_REASON", "测算结果为 " + computed.outcome() + ",与之不同的认定要说明理由")
                    .at("/reason", "请说明理由")
                    .with("computed", computed.outcome());
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
