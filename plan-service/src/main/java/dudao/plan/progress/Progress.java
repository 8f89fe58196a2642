package dudao.plan.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dudao.plan.targets.TargetKind;
import dudao.plan.targets.Verdict;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a plan or an item is, as of one moment. Targets are JSON that has been written before: each stands in it twice. */
@Schema(name = "Progress")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
        @Schema(
                        description =
                                "the moment asked about; the same past moment gives the same figures for ever, counted by"
                                        + " the time events happened: one that arrives late still takes its place")
                OffsetDateTime asOf,
        UUID planId,
        @Schema(description = "only of an item") UUID itemId,
        @Schema(description = "only of a plan") ItemCounts itemCounts,
        Tasks tasks,
        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = TargetProgress.class) String targets,
        @Schema(description = "targets that are behind their milestones, or behind the year where they have none")
                int behindSchedule,
        @Schema(description = "findings that are confirmed and not yet closed") int openFindings,
        @Schema(description = "only of a plan, in its order; what stands before the first heading is not listed")
                List<SectionProgress> sections,
        @Schema(description = "only of a plan") List<ItemProgress> items) {

    /** States and lights nobody is in are left out. */
    @Schema(name = "TaskCounts", description = "every task ever assigned, cancelled and reassigned ones included")
    record Tasks(int total, Map<String, Integer> byState, Map<String, Integer> byLight) {}

    @Schema(name = "ItemCounts", description = "items by their state of today; states no item is in are left out")
    record ItemCounts(
            @Schema(description = "every item, cancelled and carried-over ones included") int total,
            int cancelled,
            int carriedOver,
            Map<String, Integer> byState) {}

    @Schema(name = "TargetProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetProgress(
            UUID targetId,
            UUID itemId,
            String text,
            @Schema(description = "how it is measured; a SCOPE is no target and makes no progress") TargetKind kind,
            String object,
            String unit,
            @Schema(description = "=, >=, <= or ~") String comparator,
            @Schema(description = "what the plan promises") BigDecimal wanted,
            @Schema(description = "sum of the reports of tasks whose completion was accepted") BigDecimal achieved,
            @Schema(description = "sum of all reports, confirmed or not") BigDecimal reported,
            @Schema(description = "only of COVERAGE and RATIO: tasks done, each one unit's part") Integer unitsDone,
            @Schema(
                            description =
                                    "only of COVERAGE and RATIO: all tasks but those handed on and those of units that are"
                                            + " approved not to count")
                    Integer unitsInScope,
            @Schema(description = "how many different names of what was achieved") int objectCount,
            @Schema(
                            description =
                                    "names of what was achieved, each once; of an item all of them, of a plan the first 5"
                                            + " of each target")
                    List<String> objects,
            @Schema(description = "only for who sees all that stands below the issuer") Verdict verdict,
            @Schema(description = "what should be achieved by that day") BigDecimal expected,
            Boolean behind) {}

    @Schema(name = "SectionProgress")
    record SectionProgress(
            int ordinal, String heading, ItemCounts itemCounts, Tasks tasks, int behindSchedule, int openFindings) {}

    @Schema(name = "ItemProgress")
    record ItemProgress(
            UUID itemId,
            String number,
            String title,
            @Schema(description = "of today") String state,
            Tasks tasks,
            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = TargetProgress.class) String targets,
            int behindSchedule,
            int openFindings) {}
}
