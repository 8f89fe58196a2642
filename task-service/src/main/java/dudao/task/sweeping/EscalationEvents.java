package dudao.task.sweeping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.task.escalating.EscalationFact;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Tells what a sweep has done, all of it in one statement. */
@Singleton
class EscalationEvents {

    private record Row(UUID id, String type, UUID subject, long version, String data, UUID organization) {}

    private final ObjectMapper json;
    private final String service;

    EscalationEvents(ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.json = json;
        this.service = service;
    }

    record Told(EscalationFact fact, long version) {}

    void tell(Handle handle, List<Told> facts, Instant now) {
        List<Row> rows = facts.stream().map(this::row).toList();
        handle.createUpdate(
                        """
                        insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id,
                          actor, data, organization_id)
                        select id, :topic, type, subject, version, :now, cast(id as text), :actor, data, organization
                        from json_to_recordset(cast(:rows as json)) x (id uuid, type text, subject uuid,
                          version bigint, data text, organization uuid)""")
                .bind("topic", EscalationFact.TOPIC)
                .bind("actor", service)
                .bind("now", LadderTable.utc(now))
                .bind("rows", write(rows))
                .execute();
    }

    private Row row(Told told) {
        EscalationFact fact = told.fact();
        return new Row(
                Ids.next(),
                fact.state().eventType(),
                fact.escalationId(),
                told.version(),
                write(fact),
                fact.organizationId());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
