package dudao.plan.revising;

import dudao.commons.problems.RuleViolation;
import dudao.plan.content.ItemChange;
import dudao.plan.content.MeasureChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a change of an issued plan. */
@Schema(name = "RevisionChange")
public record RevisionChange(
        @NotNull Op op,
        @Schema(description = "with CHANGE_ITEM and ADD_MEASURE") UUID itemId,
        @Schema(description = "with CHANGE_MEASURE and DROP_MEASURE") UUID measureId,
        @Schema(description = "with CHANGE_ITEM and ADD_ITEM: the item as it shall be") @Valid ItemChange item,
        @Schema(description = "with ADD_MEASURE and CHANGE_MEASURE: the measure as it shall be") @Valid
                MeasureChange measure,
        @Schema(description = "with ADD_ITEM") @Size(max = 200) List<@NotNull @Valid MeasureChange> measures) {

    @Schema(name = "RevisionOp")
    public enum Op {
        CHANGE_ITEM,
        ADD_ITEM,
        ADD_MEASURE,
        CHANGE_MEASURE,
        DROP_MEASURE
    }

    /** @param pointer to this step in the body */
    void requireItsParts(String pointer) {
        switch (op) {
            case CHANGE_ITEM -> {
                require(pointer + "/itemId", itemId);
                require(pointer + "/item", item);
            }
            case ADD_ITEM -> {
                require(pointer + "/item", item);
                require(pointer + "/measures", measures);
            }
            case ADD_MEASURE -> {
                require(pointer + "/itemId", itemId);
                require(pointer + "/measure", measure);
            }
            case CHANGE_MEASURE -> {
                require(pointer + "/measureId", measureId);
                require(pointer + "/measure", measure);
            }
            case DROP_MEASURE -> require(pointer + "/measureId", measureId);
        }
    }

    private void require(String pointer, Object part) {
        if (part == null) {
            throw RuleViolation.invalidField(pointer, op + " 必须给出此项");
        }
    }
}
