package dudao.task.assigning;

import dudao.commons.identity.Caller;
import dudao.task.plans.Audience;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An assignment as its job keeps it, so that it goes on without the request it came with.
 *
 * @param scope paths of what the person who ordered it may see
 * @param under paths of what the audience is narrowed to
 */
record Work(
        UUID measureId,
        Audience audience,
        List<String> scope,
        List<String> under,
        OffsetDateTime at,
        Instant dueAt,
        String basis,
        String actor,
        String onBehalfOf,
        UUID organizationId) {

    static Work of(Order order, Caller caller) {
        return new Work(
                order.measure().id(),
                order.audience(),
                List.of(order.scope().paths()),
                List.of(order.under().paths()),
                order.at(),
                order.due().at(),
                order.due().basis(),
                caller.id(),
                caller.onBehalfOf().orElse(null),
                caller.organizationId());
    }
}
