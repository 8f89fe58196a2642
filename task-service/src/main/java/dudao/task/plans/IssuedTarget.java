package dudao.task.plans;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A target as its plan tells it, with what single organisations are to reach of it.
 *
 * @param perLevel by CITY, COUNTY, SCHOOL: what each organisation of the level is to reach
 * @param allocations shares of counties or units, which go before that
 */
public record IssuedTarget(
        UUID targetId,
        String text,
        BigDecimal quantity,
        String unit,
        String object,
        String comparator,
        Map<String, BigDecimal> perLevel,
        List<Share> allocations) {

    public record Share(UUID organizationId, BigDecimal quantity) {}

    private Map<String, BigDecimal> shares() {
        Map<String, BigDecimal> shares = new HashMap<>(perLevel == null ? Map.of() : perLevel);
        if (allocations != null) {
            allocations.forEach(share -> shares.put(share.organizationId().toString(), share.quantity()));
        }
        return shares;
    }

    /** Once the targets themselves are there; those of a target that is replaced went with it. */
    static void keepShares(Handle handle, List<IssuedPlan.Item> items) {
        PreparedBatch batch =
                handle.prepareBatch("insert into measure_target_share values (:measure, :target, :holder, :quantity)");
        items.stream().flatMap(item -> item.measures().stream()).forEach(measure -> measure.targets()
                .forEach(target -> target.shares()
                        .forEach((holder, quantity) -> batch.bind("measure", measure.measureId())
                                .bind("target", target.targetId())
                                .bind("holder", holder)
                                .bind("quantity", quantity)
                                .add())));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
