package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.plan.itemstate.ItemState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an item stands to be judged, and what it was judged as so far. */
@Schema(name = "ItemAssessment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssessmentView(
        UUID itemId,
        @JsonIgnore long version,
        ItemState state,
        @Schema(description = "of a CONTINUING item: what the computed assessment is of") String period,
        OffsetDateTime asOf,
        @Schema(description = "from the figures as they are at `asOf`") Computed computed,
        @Schema(description = "waits for another person to confirm it; any change of the item makes it void")
                Judgement proposed,
        @Schema(description = "confirmed, in order; their figures never change") List<Judgement> confirmed,
        @Schema(description = "planned and judged together with this item") Partner paired)
        implements Versioned {

    /** 同谋划、同部署、同推进、同考核. */
    @Schema(name = "PairedAssessment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Partner(UUID itemId, String number, String title, ItemState state, Computed computed, Outcome assessed) {}

    @Override
    @JsonIgnore
    public UUID id() {
        return itemId;
    }
}
