package dudao.task.delegations;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;

/** Who hands the work over acts no longer, nor does anybody in that person's place. */
@Singleton
class HandOverEvents implements EventListener {

    record HandedOver(String person) {}

    private final Delegations delegations;

    HandOverEvents(Delegations delegations) {
        this.delegations = delegations;
    }

    @Override
    public boolean hears(String type) {
        return type.equals("dudao.inspector.handed-over.v1");
    }

    @Override
    public void on(Event event) {
        String by = event.actor() == null ? "inspection-service" : event.actor();
        delegations
                .openOf(event.data(HandedOver.class).person())
                .forEach(each -> delegations.revoke(each, by, "工作已移交", event));
    }
}
