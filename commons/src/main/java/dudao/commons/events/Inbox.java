package dudao.commons.events;

import dudao.commons.identity.Scope;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Hands new events to the listeners and remembers them, all in the current transaction. */
@Singleton
class Inbox {

    private final Jdbi jdbi;
    private final Clock clock;
    private final List<EventListener> listeners;

    Inbox(Jdbi jdbi, Clock clock, @All List<EventListener> listeners) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.listeners = listeners;
    }

    boolean hears(Event event) {
        return listeners.stream().anyMatch(listener -> listener.hears(event.type()));
    }

    /**
     * Whoever has it done, an event takes effect for all: it has no caller's scope.
     *
     * @return how many of the events were new
     */
    int take(List<Event> events) {
        jdbi.useHandle(Scope::everything);
        List<Event> fresh = remember(events);
        for (EventListener listener : listeners) {
            List<Event> heard =
                    fresh.stream().filter(event -> listener.hears(event.type())).toList();
            if (!heard.isEmpty()) {
                listener.onAll(heard);
            }
        }
        return fresh.size();
    }

    private List<Event> remember(List<Event> events) {
        UUID[] ids = events.stream().map(Event::id).toArray(UUID[]::new);
        Set<UUID> inserted = new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into inbox_event (event_id, received_at)
                        select distinct id, cast(:now as timestamptz) from unnest(:ids) id
                        on conflict do nothing returning event_id""")
                .bindArray("ids", UUID.class, (Object[]) ids)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(UUID.class)
                .list()));
        return events.stream().filter(event -> inserted.remove(event.id())).toList();
    }
}
