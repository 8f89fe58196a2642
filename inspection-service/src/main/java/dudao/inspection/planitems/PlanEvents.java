package dudao.inspection.planitems;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Learns from plan-service which items have been issued and which hold no more. A finding goes on naming the item it was
 * recorded with, whatever becomes of that.
 */
@Singleton
class PlanEvents implements EventListener {

    private static final Set<String> SNAPSHOTS = Set.of("dudao.plan.issued.v1", "dudao.plan.revised.v1");
    private static final Set<String> ENDS =
            Set.of("dudao.plan.closed.v1", "dudao.plan.revoked.v1", "dudao.plan.archived.v1");
    private static final Set<String> ITEM_ENDS =
            Set.of("dudao.plan.item-cancelled.v1", "dudao.plan.item-carried-over.v1");

    record Ended(String status) {}

    record ItemEnded(UUID itemId, String state) {}

    record IssuedPlan(UUID planId, UUID issuerId, List<IssuedItem> items) {}

    record IssuedItem(UUID itemId, String number, String title, Classification classification, UUID handlingOfficeId) {

        Secrecy secrecy() {
            return new Secrecy(classification, handlingOfficeId);
        }
    }

    private final PlanItems items;

    PlanEvents(PlanItems items) {
        this.items = items;
    }

    @Override
    public boolean hears(String type) {
        return SNAPSHOTS.contains(type) || ENDS.contains(type) || ITEM_ENDS.contains(type);
    }

    @Override
    public void on(Event event) {
        if (SNAPSHOTS.contains(event.type())) {
            issued(event.data(IssuedPlan.class), event.version());
        } else if (ENDS.contains(event.type())) {
            items.planBecame(
                    event.subject(), event.version(), event.data(Ended.class).status());
        } else {
            ItemEnded item = event.data(ItemEnded.class);
            items.ended(item.itemId(), item.state());
        }
    }

    private void issued(IssuedPlan plan, long version) {
        if (!plan.items().isEmpty()) {
            items.upsert(plan.items().stream()
                    .map(item -> new PlanItems.Item(
                            item.itemId(),
                            plan.planId(),
                            version,
                            item.number(),
                            item.title(),
                            item.secrecy().classification(),
                            item.handlingOfficeId(),
                            plan.issuerId()))
                    .toList());
        }
    }
}
