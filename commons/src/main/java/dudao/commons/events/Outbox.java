package dudao.commons.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Facts to be told to others, written in the transaction that made them true. */
@Singleton
public class Outbox {

    private final Jdbi jdbi;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final Relay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final Caller caller;
    private final String service;

    Outbox(
            Jdbi jdbi,
            EntityManager entities,
            ObjectMapper json,
            Clock clock,
            Relay relay,
            TransactionSynchronizationRegistry transaction,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.jdbi = jdbi;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.relay = relay;
        this.transaction = transaction;
        this.caller = caller;
        this.service = service;
    }

    /** An event for other services, shown in nobody's feed. */
    public void add(String topic, String type, Versioned aggregate, Object data) {
        add(topic, type, aggregate, data, Readers.NOBODY, null);
    }

    /**
     * One command writes at most one event of an aggregate; consumers tell old from new by its version.
     *
     * @param cause the event that made this happen, or null when a caller did
     */
    public void add(String topic, String type, Versioned aggregate, Object data, Readers readers, Event cause) {
        // The aggregate's row first: it raises the version, and a second writer of it waits until we are done.
        entities.flush();
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into outbox_event
                          (id, topic, type, subject, aggregate_version, time, correlation_id, causation_id, actor,
                           on_behalf_of, data, organization_id, downward)
                        values (:id, :topic, :type, :subject, :version, :time, :correlation, :causation, :actor,
                                :onBehalfOf, :data, :organizationId, :downward)""")
                .bind("id", id)
                .bind("topic", topic)
                .bind("type", type)
                .bind("subject", aggregate.id())
                .bind("version", aggregate.version())
                .bind("time", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("correlation", cause == null ? id.toString() : cause.correlationId())
                .bind("causation", cause == null ? null : cause.id().toString())
                .bind("actor", actor())
                .bind("onBehalfOf", onBehalfOf())
                .bind("data", write(data))
                .bindMethods(readers)
                .execute());
        wakeRelay();
    }

    /** Who did it: the caller, or the service itself when it reacts to an event or a timer. */
    public String actor() {
        return Arc.container().requestContext().isActive() ? caller.id() : service;
    }

    /** Whom a delegate did it for, else null. */
    public String onBehalfOf() {
        return Arc.container().requestContext().isActive() ? caller.onBehalfOf().orElse(null) : null;
    }

    /** For events written by set-based SQL: tells the relay as soon as this transaction has committed. */
    public void wakeRelay() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event must be writable as JSON", e);
        }
    }
}
