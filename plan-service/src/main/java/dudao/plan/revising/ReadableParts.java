package dudao.plan.revising;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.access.PlanAccess;
import dudao.plan.revising.difference.Difference;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A snapshot holds the whole plan; of restricted items only those get something who may read them today. */
@Singleton
class ReadableParts {

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ReadableParts(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    Set<UUID> items(UUID planId, Map<String, Object> reader) {
        return Set.copyOf(jdbi.withHandle(
                handle -> handle.createQuery("select i.id from plan_item i join plan p on p.id = i.plan_id"
                                + " where i.plan_id = :plan and " + PlanAccess.ITEM_READABLE)
                        .bindMap(reader)
                        .bind("plan", planId)
                        .mapTo(UUID.class)
                        .list()));
    }

    static List<Difference> of(List<Difference> differences, Set<UUID> items) {
        return differences.stream()
                .filter(each -> items.contains(each.itemId()))
                .toList();
    }

    static Revision of(Revision revision, Set<UUID> items) {
        return new Revision(
                revision.revision(),
                revision.document(),
                revision.reason(),
                revision.at(),
                revision.actor(),
                revision.sha256(),
                revision.touchedTasks(),
                of(revision.changes(), items));
    }

    /** @return how many items were taken out of the snapshot */
    static int narrow(JsonNode snapshot, Set<UUID> items) {
        int all = snapshot.path("items").size();
        keep(snapshot.path("items"), items);
        keep(snapshot.path("changes"), items);
        return all - snapshot.path("items").size();
    }

    JsonNode tree(String snapshot) {
        try {
            return json.readTree(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(JsonNode parts, Set<UUID> items) {
        for (Iterator<JsonNode> each = parts.iterator(); each.hasNext(); ) {
            if (!items.contains(UUID.fromString(each.next().path("itemId").asText()))) {
                each.remove();
            }
        }
    }
}
