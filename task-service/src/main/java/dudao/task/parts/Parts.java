package dudao.task.parts;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tables {@code task_part} and {@code task_part_act}. */
@Singleton
class Parts {

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Parts(EntityManager entities, Jdbi jdbi, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Part get(UUID id) {
        Part found = entities.find(Part.class, id);
        if (found == null) {
            throw RuleViolation.notFound("协办事项", id);
        }
        return found;
    }

    /** Whoever acts next sees what was done. */
    void lock(Part part) {
        entities.refresh(part, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Part> ofTask(UUID taskId) {
        return entities.createQuery("from Part where taskId = ?1 order by id", Part.class)
                .setParameter(1, taskId)
                .getResultList();
    }

    List<Part> all(Collection<UUID> ids) {
        return entities.createQuery("from Part where id in ?1 order by id", Part.class)
                .setParameter(1, ids)
                .getResultList();
    }

    void add(Part part) {
        entities.persist(part);
    }

    /** Keeps and tells what was just done to a part. */
    void keep(Part part, String command, String text, Actor by, UUID organizationId) {
        outbox.add(
                "task.events.v1",
                "dudao.task.part-changed.v1",
                part,
                PartFact.of(part, command, text),
                Readers.of(part.organizationId),
                null);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task_part_act (part_id, version, at, command, text, actor, actor_name, on_behalf_of,
                          actor_organization_id, due_at)
                        values (:part, :version, :at, :command, :text, :actor, :name, :onBehalfOf, :organization, :due)""")
                .bind("part", part.id)
                .bind("version", part.version)
                .bind("at", utc(part.updatedAt))
                .bind("command", command)
                .bind("text", text)
                .bind("actor", by.id())
                .bind("name", by.name())
                .bind("onBehalfOf", by.onBehalfOf())
                .bind("organization", organizationId)
                .bind("due", utc(part.dueAt))
                .execute());
    }

    /** Everybody who worked on it for the assisting unit, or for whom that was done. */
    People workers(UUID id) {
        Set<String> workers = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct person from task_part_act, lateral (values (actor), (on_behalf_of)) p (person)
                        where part_id = :id and command in ('accept', 'deliver') and person is not null""")
                .bind("id", id)
                .mapTo(String.class)
                .set());
        return People.of(workers);
    }

    Map<UUID, List<PartView.Done>> histories(Collection<UUID> ids) {
        Map<UUID, List<PartView.Done>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select * from task_part_act where part_id = any(:ids) order by part_id, version")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> found.computeIfAbsent(
                                row.getObject("part_id", UUID.class), none -> new ArrayList<>())
                        .add(new PartView.Done(
                                here(row.getObject("at", OffsetDateTime.class)),
                                row.getString("command"),
                                row.getString("text"),
                                new Actor(
                                        row.getString("actor"),
                                        row.getString("actor_name"),
                                        row.getString("on_behalf_of")),
                                here(row.getObject("due_at", OffsetDateTime.class)))))
                .list());
        return found;
    }

    private static OffsetDateTime here(OffsetDateTime time) {
        return time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
