package dudao.plan.steering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.content.Item;
import dudao.plan.content.ItemContent;
import dudao.plan.content.Measure;
import dudao.plan.content.MeasureChange;
import dudao.plan.itemstate.Cause;
import dudao.plan.itemstate.ItemCommand;
import dudao.plan.itemstate.ItemStates;
import dudao.plan.itemstate.StatedItem;
import dudao.plan.opentasks.Decisions;
import dudao.plan.opentasks.OpenTasks;
import dudao.plan.opentasks.TaskDecision;
import dudao.plan.opentasks.TaskException;
import dudao.plan.planning.IssuedItem;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is decided about an item in force: how it is worked on, or that it no longer is. */
@Singleton
class Steering {

    /** @param measures working measures beside those of the document, each complete */
    @Schema(name = "Decomposition")
    record Decomposition(@Size(max = 200) List<@NotNull @Valid MeasureChange> measures) {

        Decomposition {
            measures = measures == null ? List.of() : measures;
        }
    }

    @Schema(name = "CarryOver")
    record CarryOver(
            @Schema(description = "the draft that takes the item in") UUID planId,
            @Schema(description = "instead of planId: the draft of the same issuer and kind for that year")
                    @Min(1990)
                    @Max(2199)
                    Integer year,
            @NotBlank @Size(max = 2000) String reason) {}

    @Schema(name = "ItemCancellation")
    record Cancellation(
            @Schema(description = "文号 or title of the paper that orders it") @NotBlank @Size(max = 500) String document,
            @NotBlank @Size(max = 2000) String reason,
            @Schema(description = "what becomes of the tasks units still work on; needed while there are any")
                    TaskDecision openTasks,
            @Size(max = 10_000) List<@NotNull @Valid TaskException> exceptions) {}

    /** @param item as {@code plan.issued} tells it, with all measures */
    private record Decomposed(IssuedItem item) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CarriedOver(UUID toPlanId, int toYear, UUID toItemId) {}

    private final ItemStates states;
    private final ItemContent content;
    private final OpenTasks openTasks;
    private final Continuation continuation;
    private final AuditTrail trail;

    Steering(ItemStates states, ItemContent content, OpenTasks openTasks, Continuation continuation, AuditTrail trail) {
        this.states = states;
        this.content = content;
        this.openTasks = openTasks;
        this.continuation = continuation;
        this.trail = trail;
    }

    void decompose(StatedItem item, Decomposition wish, Caller caller) {
        item.after(ItemCommand.DECOMPOSE);
        content.addMeasures(item.planId(), item.id(), wish.measures(), caller);
        Item made = content.get(item.id());
        requireWorkable(made);
        Decomposed details = new Decomposed(IssuedItem.of(made, item.secrecy()));
        move(item, ItemCommand.DECOMPOSE, new Cause(null, null, details), caller);
    }

    private static void requireWorkable(Item item) {
        boolean complete =
                !item.measures().isEmpty() && item.measures().stream().allMatch(Steering::isWorkable);
        if (!complete) {
            throw RuleViolation.of("ITEM_NOT_WORKABLE", "分解后的条目至少要有一项举措,每项都要有牵头单位、完成时限和验收标准");
        }
    }

    private static boolean isWorkable(Measure measure) {
        return measure.leadOrganizationId() != null && measure.dueOn() != null && measure.acceptanceStandard() != null;
    }

    void carryOver(StatedItem item, CarryOver wish, Caller caller) {
        item.after(ItemCommand.CARRY_OVER);
        Continuation.Into into = continuation.draftFor(item, wish.planId(), wish.year());
        UUID made = continuation.copy(item, into);
        CarriedOver details = new CarriedOver(into.planId(), into.year(), made);
        move(item, ItemCommand.CARRY_OVER, new Cause(null, wish.reason(), details), caller);
        trail.changed("plan-items", made, null, states.get(made));
    }

    void cancel(StatedItem item, Cancellation wish, Caller caller) {
        item.after(ItemCommand.CANCEL);
        Decisions decisions = new Decisions(wish.openTasks(), wish.exceptions());
        openTasks.requireDecidedOfItem(item.id(), decisions);
        move(item, ItemCommand.CANCEL, new Cause(wish.document(), wish.reason(), decisions), caller);
    }

    private void move(StatedItem item, ItemCommand command, Cause cause, Caller caller) {
        StatedItem moved = states.move(item, command, cause, Actor.of(caller));
        trail.changed("plan-items", item.id(), item, moved);
    }
}
