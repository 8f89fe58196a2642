package dudao.commons.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.events.ChangeResource.Change;
import dudao.commons.secrecy.Withheld;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What of the change feed an organisation may read. What became restricted later was restricted all along. */
@Singleton
class ReadableChanges {

    private static final String MARK = "\"classification\":\"RESTRICTED\"";

    /** What was last said of each subject while it was restricted; finds the few by their own index. */
    private static final String RESTRICTED =
            """
            select distinct on (subject) subject, data from change_log
            where subject = any(:subjects) and data like '%"classification":"RESTRICTED"%'
            order by subject, position desc""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ReadableChanges(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    List<Change> of(List<OutboxRow> rows, UUID office, String source) {
        Set<UUID> withheld = withheld(rows, office);
        List<Change> readable = new ArrayList<>();
        for (OutboxRow row : rows) {
            if (!withheld.contains(row.subject())) {
                readable.add(new Change(row.position(), event(row, office, source)));
            }
        }
        return readable;
    }

    private Set<UUID> withheld(List<OutboxRow> rows, UUID office) {
        UUID[] subjects = rows.stream().map(OutboxRow::subject).distinct().toArray(UUID[]::new);
        Set<UUID> withheld = new HashSet<>();
        jdbi.useHandle(handle -> handle.createQuery(RESTRICTED)
                .bindArray("subjects", UUID.class, (Object[]) subjects)
                .map((row, context) -> Withheld.leavesFor(office, read(row.getString("data")))
                        ? null
                        : row.getObject("subject", UUID.class))
                .forEach(withheld::add));
        return withheld;
    }

    /** Byte for byte as it was published, unless a part of it has to be taken out. */
    private ObjectNode event(OutboxRow row, UUID office, String source) {
        ObjectNode event = row.cloudEvent(source);
        if (row.data().contains(MARK)) {
            JsonNode data = read(row.data());
            Withheld.leavesFor(office, data);
            event.set("data", data);
        }
        return event;
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
