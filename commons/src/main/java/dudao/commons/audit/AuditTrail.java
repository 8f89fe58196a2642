package dudao.commons.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.chain.Algorithm;
import dudao.commons.audit.chain.Canonical;
import dudao.commons.audit.chain.Chainer;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** What this request's audit row will say beyond who asked for what. Entities need nothing: Hibernate tells of them. */
@RequestScoped
public class AuditTrail {

    /** Both null when it is not there: before it was made, after it was deleted. */
    private record Change(byte[] before, byte[] after) {}

    private final ObjectMapper json;
    private final Algorithm algorithm;
    private final SortedMap<String, Change> changes = new TreeMap<>();
    private boolean recording;
    private String reason;
    private String readKind;
    private UUID readId;

    /** The algorithm comes from where it is known: a setting injected here would be looked up for every request. */
    AuditTrail(ObjectMapper json, Chainer chainer) {
        this.json = json;
        this.algorithm = chainer.algorithm();
    }

    /**
     * Personal or restricted data was read: makes a GET leave a row.
     *
     * @param id null for a list
     */
    public void read(String kind, UUID id) {
        readKind = kind;
        readId = id;
    }

    /** A list leaves a row when something restricted stands in it. */
    public <T> void readAny(String kind, Collection<T> rows, Predicate<T> restricted) {
        if (rows.stream().anyMatch(restricted)) {
            read(kind, null);
        }
    }

    /** Why it was done, when the body has no {@code reason}. */
    public void because(String reason) {
        this.reason = reason;
    }

    /**
     * A change that plain SQL made.
     *
     * @param before null when it is new
     * @param after null when it is gone
     */
    public void changed(String kind, UUID id, Object before, Object after) {
        if (recording) {
            note(kind, id, write(before), write(after));
        }
    }

    void begin() {
        recording = true;
    }

    boolean isRecording() {
        return recording;
    }

    /** Of several changes of one thing the first state and the last count. */
    void note(String kind, Object id, byte[] before, byte[] after) {
        changes.merge(
                kind + ' ' + id, new Change(before, after), (first, last) -> new Change(first.before, last.after));
    }

    byte[] beforeHash() {
        return hash(Change::before);
    }

    byte[] afterHash() {
        return hash(Change::after);
    }

    String reason() {
        return reason;
    }

    String readKind() {
        return readKind;
    }

    UUID readId() {
        return readId;
    }

    private byte[] hash(Function<Change, byte[]> side) {
        Canonical all = new Canonical();
        boolean isThere = false;
        for (var change : changes.entrySet()) {
            byte[] state = side.apply(change.getValue());
            all.add(change.getKey()).add(state);
            isThere |= state != null;
        }
        return isThere ? algorithm.hash(all.bytes()) : null;
    }

    private byte[] write(Object state) {
        try {
            return state == null ? null : json.writeValueAsBytes(state);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An audited state must be writable as JSON", e);
        }
    }
}
