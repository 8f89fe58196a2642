package dudao.commons.events;

import java.util.List;

/**
 * A bean that hears events. It is called in the transaction that also remembers the events as handled, so each event
 * takes effect exactly once; it must not do anything outside that transaction.
 */
public interface EventListener {

    boolean hears(String type);

    void on(Event event);

    /** New events of one batch, in the order of their partition. Override to write them together. */
    default void onAll(List<Event> events) {
        events.forEach(this::on);
    }
}
