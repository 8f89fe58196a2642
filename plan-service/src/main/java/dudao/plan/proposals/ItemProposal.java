package dudao.plan.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.commons.time.Clocks;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What inspection found at many units and proposes as an item of a coming plan (共性问题). */
@Schema(name = "ItemProposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemProposal(
        @Schema(description = "id of the common problem in inspection-service") UUID id,
        long version,
        @Schema(description = "the organisation to whose plan it is proposed") UUID organizationId,
        @Schema(description = "the office that raised it") UUID officeId,
        int planYear,
        String title,
        String proposal,
        String indicator,
        String clause,
        @Schema(description = "first day of the period it was counted over") LocalDate periodFrom,
        LocalDate periodTo,
        @Schema(description = "confirmed findings") int findings,
        @Schema(description = "units at which they were made") int units,
        int inspectedUnits,
        @Schema(description = "in the period of the same length before") int unitsBefore,
        int inspectedUnitsBefore,
        ProposalState state,
        @Schema(description = "the item it became") UUID itemId,
        @Schema(description = "why it was declined or withdrawn") String reason,
        String decidedBy,
        OffsetDateTime decidedAt)
        implements Versioned {

    public ItemProposal {
        decidedAt = decidedAt == null
                ? null
                : decidedAt.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    /** What an item made of it says: the proposal, and the figures it rests on. */
    String body() {
        return proposal + "\n\n依据:" + periodFrom + " 至 " + periodTo + " 督导 " + inspectedUnits + " 个单位,其中 " + units
                + " 个存在同类问题(" + indicator + "," + clause + "),共 " + findings + " 个。";
    }
}
