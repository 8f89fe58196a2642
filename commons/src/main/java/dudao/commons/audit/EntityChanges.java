package dudao.commons.audit;

import dudao.commons.audit.chain.Canonical;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Interceptor;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.Type;

/** Tells the trail of a command which entities it changed, with their state before and after: their own columns and those
 * of their collections that the command has loaded. */
@PersistenceUnitExtension
@Singleton
class EntityChanges implements Interceptor {

    /** Raised only after Hibernate has asked us, so that it would tell a state apart from itself. */
    private static final String VERSION = "version";

    private static final int HALF_A_MICROSECOND = 500;

    private final AuditTrail trail;

    EntityChanges(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (isRecorded()) {
            trail.note(kind(entity), id, null, current(state, names));
        }
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] state, Object[] previous, String[] names, Type[] types) {
        if (isRecorded()) {
            // Hibernate does not know the state of an entity that was attached without being read.
            byte[] before = previous == null ? null : previous(state, previous, names);
            trail.note(kind(entity), id, before, current(state, names));
        }
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (isRecorded()) {
            trail.note(kind(entity), id, current(state, names), null);
        }
    }

    /** Consumers and timers answer nobody: they act outside any request. */
    private boolean isRecorded() {
        return Arc.container().requestContext().isActive() && trail.isRecording();
    }

    private static String kind(Object entity) {
        return entity.getClass().getSimpleName();
    }

    private static byte[] current(Object[] state, String[] names) {
        Canonical all = new Canonical();
        for (int n = 0; n < state.length; n++) {
            if (!names[n].equals(VERSION)) {
                all.add(names[n]).add(text(state[n]));
            }
        }
        return all.bytes();
    }

    private static byte[] previous(Object[] state, Object[] previous, String[] names) {
        Object[] values = previous.clone();
        for (int n = 0; n < values.length; n++) {
            // A collection is changed in place; what it was, it remembers itself.
            if (state[n] instanceof PersistentCollection<?> collection) {
                values[n] = collection.wasInitialized() ? collection.getStoredSnapshot() : collection;
            }
        }
        return current(values, names);
    }

    private static String text(Object value) {
        // What the command did not load it did not change; a new entity's empty collection is the same to whoever reads
        // it.
        if (value == null || value instanceof PersistentCollection<?> lazy && !lazy.wasInitialized()) {
            return null;
        }
        if (value instanceof Instant instant) {
            // As the database rounds it.
            return instant.plusNanos(HALF_A_MICROSECOND)
                    .truncatedTo(ChronoUnit.MICROS)
                    .toString();
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            // Hibernate's snapshot of a set is a map of each element to itself.
            return sorted(map.entrySet().stream()
                    .map(entry -> entry.getKey().equals(entry.getValue()) ? entry.getKey() : entry));
        }
        return value instanceof Collection<?> collection ? sorted(collection.stream()) : value.toString();
    }

    private static String sorted(Stream<?> elements) {
        List<String> texts = elements.map(String::valueOf).sorted().toList();
        return texts.isEmpty() ? null : texts.toString();
    }
}
