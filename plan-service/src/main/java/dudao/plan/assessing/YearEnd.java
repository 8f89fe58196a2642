package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.itemstate.ItemState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a plan's items at the year's end. */
@Schema(name = "PlanAssessments")
record YearEnd(UUID planId, Counts counts, List<Row> items) {

    /** Every item of the plan stands in exactly one of the columns from `open` to `cancelled`. */
    @Schema(
            name = "AssessmentCounts",
            description = "every item stands in exactly one of: open, awaitingAssessment, achieved, partiallyAchieved,"
                    + " notAchieved, carriedOver, cancelled")
    record Counts(
            int items,
            int open,
            int awaitingAssessment,
            int achieved,
            int partiallyAchieved,
            int notAchieved,
            int carriedOver,
            int cancelled,
            @Schema(description = "items with a confirmed assessment that holds, CONTINUING ones by their last period")
                    int assessed,
            @Schema(description = "of those: judged otherwise than the figures said") int deviating,
            @Schema(description = "how many items the figures say is achieved, partially achieved and so on")
                    Map<Outcome, Integer> computed) {}

    @Schema(name = "AssessedItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            UUID itemId,
            String number,
            String title,
            ItemState state,
            @JsonIgnore boolean continuing,
            @Schema(
                            description =
                                    "as frozen when it was judged; before that, as the figures are now; absent of what was"
                                            + " cancelled or carried over")
                    Outcome computed,
            Outcome assessed,
            @Schema(description = "of a CONTINUING item: the last one judged") String period,
            boolean deviates,
            String reason,
            OffsetDateTime assessedAt,
            UUID toPlanId,
            Integer toYear) {}

    static YearEnd of(UUID planId, List<Row> rows) {
        Map<Outcome, Integer> computed = rows.stream()
                .filter(row -> row.computed() != null)
                .collect(Collectors.toMap(Row::computed, row -> 1, Integer::sum, TreeMap::new));
        return new YearEnd(
                planId,
                new Counts(
                        rows.size(),
                        count(rows, row -> isOpen(row.state())),
                        count(rows, row -> row.state() == ItemState.AWAITING_ASSESSMENT),
                        count(rows, row -> row.state() == ItemState.ACHIEVED),
                        count(rows, row -> row.state() == ItemState.PARTIALLY_ACHIEVED),
                        count(rows, row -> row.state() == ItemState.NOT_ACHIEVED),
                        count(rows, row -> row.state() == ItemState.CARRIED_OVER),
                        count(rows, row -> row.state() == ItemState.CANCELLED),
                        count(rows, row -> row.assessed() != null),
                        count(rows, Row::deviates),
                        computed),
                rows);
    }

    private static boolean isOpen(ItemState state) {
        return !state.isTerminal() && state != ItemState.AWAITING_ASSESSMENT;
    }

    private static int count(List<Row> rows, Predicate<Row> condition) {
        return (int) rows.stream().filter(condition).count();
    }
}
