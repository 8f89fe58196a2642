package dudao.plan.content.particulars;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of work an item is, who answers for it and what it is carried by: 措施 apart, the four parts of an item. */
@Schema(name = "Undertaking")
public record Undertaking(
        @Schema(description = "CONTINUING work is assessed each period and never achieved for good") Nature nature,
        @Schema(description = "FIRST is 首要任务, KEY 重点任务") Priority priority,
        @Schema(description = "实事项目; null for everything else") PracticalProject practicalProject,
        @Schema(description = "who answers for the whole item; each measure has its own lead besides")
                UUID leadOrganizationId,
        List<UUID> assistingOrganizationIds,
        @Schema(description = "the responsible person beside the responsible unit") Leader leader,
        @Schema(description = "项目抓手") String keyProject,
        @Schema(description = "工作保障: funds, people, rules") String safeguard,
        @Schema(description = "named actions under the item, such as the ten of 十项行动, to be ticked off")
                List<Action> actions) {

    /** How long the work goes on. */
    @Schema(name = "ItemNature")
    public enum Nature {
        ONE_OFF,
        STAGED,
        CONTINUING
    }

    /** How an item ranks among those of its plan. */
    @Schema(name = "ItemPriority")
    public enum Priority {
        FIRST,
        KEY,
        NORMAL
    }

    /** A project a government has promised the public (政府实事项目, 民生实事). */
    @Schema(name = "PracticalProject")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PracticalProject(
            @NotNull @Schema(description = "whose promise it is") Level level,
            @Schema(description = "planned, in yuan") @PositiveOrZero @Digits(integer = 18, fraction = 2)
                    BigDecimal investment) {

        /** The government that promised it. */
        @Schema(name = "PracticalProjectLevel")
        public enum Level {
            CITY,
            COUNTY,
            PROVINCE
        }
    }

    /** Somebody who answers for something by name. */
    @Schema(name = "Leader")
    public record Leader(@NotBlank @Size(max = 100) String name, @Size(max = 200) String post) {}

    /** @param doneOn set by ticking it off, never by a change of the item */
    @Schema(name = "Action")
    public record Action(
            @Schema(description = "of an action that stays; a new one gets its own") UUID actionId,
            @NotBlank @Size(max = 500) String name,
            LocalDate doneOn) {}

    public static final Undertaking PLAIN =
            new Undertaking(null, null, null, null, List.of(), null, null, null, List.of());

    public Undertaking {
        nature = nature == null ? Nature.ONE_OFF : nature;
        priority = priority == null ? Priority.NORMAL : priority;
        assistingOrganizationIds = assistingOrganizationIds == null ? List.of() : assistingOrganizationIds;
        actions = actions == null ? List.of() : actions;
    }
}
