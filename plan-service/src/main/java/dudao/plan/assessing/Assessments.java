package dudao.plan.assessing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.plan.itemstate.StatedItem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What items were proposed to be judged as, and were judged as. Rows are added and never changed. */
@Singleton
class Assessments {

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    Assessments(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** @param item as it is with the proposal made: any later version makes it void */
    void propose(StatedItem item, String period, Computed computed, Outcome outcome, String reason, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into assessment_proposal (id, item_id, plan_id, item_version, period, computed, figures,
                          outcome, reason, at, actor, actor_name, on_behalf_of)
                        values (:id, :item, :plan, :version, :period, :computed, cast(:figures as jsonb), :outcome, :reason,
                          :at, :actor, :actorName, :onBehalfOf)""")
                .bind("id", Ids.next())
                .bind("item", item.id())
                .bind("plan", item.planId())
                .bind("version", item.version())
                .bind("period", period)
                .bind("computed", computed.outcome())
                .bind("figures", write(computed))
                .bind("outcome", outcome)
                .bind("reason", reason)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", by.id())
                .bind("actorName", by.name())
                .bind("onBehalfOf", by.onBehalfOf())
                .execute());
    }

    /** What waits for somebody to confirm it. */
    Optional<Judgement> pending(StatedItem item) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from assessment_proposal where item_id = :item and item_version = :version")
                .bind("item", item.id())
                .bind("version", item.version())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** @param computed the figures of this moment, kept as they are */
    void confirm(StatedItem item, Judgement proposed, Computed computed, Outcome outcome, String reason, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into assessment (id, proposal_id, item_id, plan_id, period, computed, figures, outcome, reason,
                          at, actor, actor_name, on_behalf_of)
                        values (:id, :proposal, :item, :plan, :period, :computed, cast(:figures as jsonb), :outcome, :reason,
                          :at, :actor, :actorName, :onBehalfOf)""")
                .bind("id", Ids.next())
                .bind("proposal", proposed.id())
                .bind("item", item.id())
                .bind("plan", item.planId())
                .bind("period", proposed.period())
                .bind("computed", computed.outcome())
                .bind("figures", write(computed))
                .bind("outcome", outcome)
                .bind("reason", reason)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", by.id())
                .bind("actorName", by.name())
                .bind("onBehalfOf", by.onBehalfOf())
                .execute());
    }

    boolean isAssessed(UUID itemId, String period) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from assessment where item_id = :item and period = :period)")
                .bind("item", itemId)
                .bind("period", period)
                .mapTo(Boolean.class)
                .one());
    }

    /** In the order they were made. */
    List<Judgement> of(UUID itemId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from assessment where item_id = :item order by at, id")
                        .bind("item", itemId)
                        .map((row, context) -> read(row))
                        .list());
    }

    private Judgement read(ResultSet row) throws SQLException {
        try {
            return new Judgement(
                    row.getObject("id", UUID.class),
                    row.getString("period"),
                    Outcome.valueOf(row.getString("outcome")),
                    Outcome.valueOf(row.getString("computed")),
                    row.getString("reason"),
                    row.getObject("at", OffsetDateTime.class)
                            .atZoneSameInstant(Clocks.SHANGHAI)
                            .toOffsetDateTime(),
                    new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("on_behalf_of")),
                    json.readTree(row.getString("figures")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Computed computed) {
        try {
            return json.writeValueAsString(computed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
