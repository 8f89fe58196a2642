package dudao.commons.events;

import dudao.commons.identity.delegation.Delegations;
import jakarta.inject.Singleton;

/** Keeps who may act for whom in a service in which delegations are not granted. */
@Singleton
class DelegationEvents implements EventListener {

    private final Delegations delegations;

    DelegationEvents(Delegations delegations) {
        this.delegations = delegations;
    }

    @Override
    public boolean hears(String type) {
        return type.startsWith("dudao.delegation.");
    }

    @Override
    public void on(Event event) {
        delegations.upsert(event.data(Delegations.Told.class), event.version());
    }
}
