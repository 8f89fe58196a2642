package dudao.task.plans;

import dudao.commons.time.Clocks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a plan says comes back, in table {@code measure_cadence}; what somebody has laid down there goes before it. */
final class PlannedCadences {

    private static final List<String> LENGTHS = List.of("day", "week", "month", "quarter", "semester", "year");

    private PlannedCadences() {}

    static void keep(Handle handle, List<IssuedPlan.Item> items, Instant at) {
        List<IssuedPlan.IssuedMeasure> measures =
                items.stream().flatMap(item -> item.measures().stream()).toList();
        handle.createUpdate("delete from measure_cadence where by_plan and measure_id = any(:measures)")
                .bindArray(
                        "measures",
                        UUID.class,
                        measures.stream()
                                .map(IssuedPlan.IssuedMeasure::measureId)
                                .toList())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into measure_cadence (measure_id, position, version, by_plan, since, name, per, count, rest_days)
                select :measureId, 0, 0, true, :since, '进展报告', :cadence, 1, false
                where not exists (select from measure_cadence where measure_id = :measureId)""");
        measures.stream()
                .filter(measure -> measure.cadence() != null && LENGTHS.contains(measure.cadence()))
                .forEach(measure -> batch.bindMethods(measure)
                        .bind("since", Clocks.dateOf(at))
                        .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
