package dudao.inspection.planitems;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Learns from plan-service which items have been issued. */
@Singleton
class PlanEvents implements EventListener {

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
        return type.equals("dudao.plan.issued.v1");
    }

    @Override
    public void on(Event event) {
        IssuedPlan plan = event.data(IssuedPlan.class);
        if (!plan.items().isEmpty()) {
            items.upsert(plan.items().stream()
                    .map(item -> new PlanItems.Item(
                            item.itemId(),
                            plan.planId(),
                            event.version(),
                            item.number(),
                            item.title(),
                            item.secrecy().classification(),
                            item.handlingOfficeId(),
                            plan.issuerId()))
                    .toList());
        }
    }
}
