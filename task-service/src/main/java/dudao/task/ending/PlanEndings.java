package dudao.task.ending;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Does what was decided about open tasks when their plan was revoked or their item cancelled. */
@Singleton
class PlanEndings implements EventListener {

    private static final String REVOKED = "dudao.plan.revoked.v1";
    private static final String CANCELLED = "dudao.plan.item-cancelled.v1";

    enum Decision {
        CANCEL,
        KEEP
    }

    record Exception(UUID taskId, Decision decision) {}

    /** @param openTasks what becomes of them; null when there were none */
    record Ending(
            UUID planId,
            UUID itemId,
            String title,
            String document,
            String reason,
            Decision openTasks,
            List<Exception> exceptions) {

        List<UUID> exceptFrom(Decision decision) {
            return exceptions == null
                    ? List.of()
                    : exceptions.stream()
                            .filter(each -> each.decision() != decision)
                            .map(Exception::taskId)
                            .toList();
        }
    }

    private final BulkCancellation cancellation;

    PlanEndings(BulkCancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public boolean hears(String type) {
        return type.equals(REVOKED) || type.equals(CANCELLED);
    }

    @Override
    public void on(Event event) {
        Ending ending = event.data(Ending.class);
        if (ending.openTasks() == null) {
            return;
        }
        boolean ofPlan = event.type().equals(REVOKED);
        String reason = (ofPlan ? "所属计划已废止:" : "所属条目已取消:")
                + ending.reason()
                + (ending.document() == null ? "" : "(" + ending.document() + ")");
        cancellation.cancel(
                new BulkCancellation.Which(
                        ofPlan ? "plan_id" : "item_id",
                        ofPlan ? ending.planId() : ending.itemId(),
                        ending.openTasks() == Decision.CANCEL,
                        ending.exceptFrom(ending.openTasks())),
                reason,
                event);
    }
}
