package dudao.plan.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanStatus;
import dudao.plan.opentasks.Decisions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;

/** Tells others what happened to a plan, and keeps it in the plan's own history. */
@Singleton
class PlanJournal {

    private static final String TOPIC = "plan.events.v1";

    @Schema(name = "PlanTransition")
    record Entry(
            OffsetDateTime at,
            String happened,
            PlanStatus from,
            PlanStatus to,
            Actor actor,
            String reason,
            @Schema(description = "of a revision or a revocation: what ordered it") String document) {}

    @Schema(name = "PlanTimeline")
    record Timeline(List<Entry> items) {}

    /** What happened, as the event tells it. */
    record News(String type, Object data, String document, Decisions decisions) {

        static News of(PlanFact fact) {
            return new News(
                    fact.type(),
                    fact,
                    fact.document(),
                    fact.exceptions() == null ? null : new Decisions(fact.openTasks(), fact.exceptions()));
        }

        static News snapshot(String type, String snapshot, String document) {
            return new News(type, new RawValue(snapshot), document, null);
        }

        /** What follows the aggregate in the type of the event. */
        String happened() {
            return type.split("\\.")[2];
        }
    }

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;

    PlanJournal(Jdbi jdbi, Outbox outbox, ObjectMapper json) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
    }

    void tell(Plan plan, PlanStatus from, PlanFact fact, Actor by) {
        tell(plan, from, News.of(fact), by);
    }

    void tell(Plan plan, PlanStatus from, News news, Actor by) {
        outbox.add(TOPIC, news.type(), plan, news.data(), new Readers(plan.issuerId, plan.status.isPublished()), null);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into plan_transition
                          (plan_id, version, at, happened, from_status, to_status, actor, actor_name, on_behalf_of,
                           reason, document, decisions)
                        values (:plan, :version, :at, :happened, :from, :to, :actor, :actorName,
                                :onBehalfOf, :reason, :document, cast(:decisions as jsonb))""")
                .bind("plan", plan.id)
                .bind("version", plan.version)
                .bind("at", plan.updatedAt.atOffset(ZoneOffset.UTC))
                .bind("happened", news.happened())
                .bind("document", news.document())
                .bind("decisions", write(news.decisions()))
                .bind("from", from)
                .bind("to", plan.status)
                .bind("actor", by.id())
                .bind("actorName", by.name())
                .bind("onBehalfOf", by.onBehalfOf())
                .bind("reason", plan.reason)
                .execute());
    }

    Timeline of(UUID planId) {
        return new Timeline(jdbi.withHandle(
                handle -> handle.createQuery("select * from plan_transition where plan_id = :plan order by version")
                        .bind("plan", planId)
                        .map((row, context) -> read(row))
                        .list()));
    }

    private static Entry read(ResultSet row) throws SQLException {
        String from = row.getString("from_status");
        return new Entry(
                row.getObject("at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("happened"),
                from == null ? null : PlanStatus.valueOf(from),
                PlanStatus.valueOf(row.getString("to_status")),
                new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("on_behalf_of")),
                row.getString("reason"),
                row.getString("document"));
    }

    private String write(Decisions decisions) {
        try {
            return decisions == null ? null : json.writeValueAsString(decisions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
