package dudao.plan.revising;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.opentasks.Touched;
import dudao.plan.revising.difference.Difference;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Proposed changes of issued plans, by plain SQL; each is read and decided under the lock of its plan. */
@Singleton
public class Proposals {

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    Proposals(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    void add(UUID id, UUID planId, int baseRevision, NewProposal wanted, Changed changed, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into revision_proposal (id, version, plan_id, base_revision, state, document, reason,
                          changes, diff, touched, proposed_at, proposer, proposer_name, proposed_for)
                        values (:id, 0, :plan, :base, 'OPEN', :document, :reason, cast(:changes as jsonb),
                          cast(:diff as jsonb), cast(:touched as jsonb), :now, :by, :byName, :byFor)""")
                .bind("id", id)
                .bind("plan", planId)
                .bind("base", baseRevision)
                .bind("document", wanted.document())
                .bind("reason", wanted.reason())
                .bind("changes", write(wanted.changes()))
                .bind(
                        "diff",
                        write(changed.differences().stream()
                                .map(Difference::asProposed)
                                .toList()))
                .bind("touched", write(changed.touched()))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("byFor", by.onBehalfOf())
                .execute());
    }

    /** Locked until the transaction ends. */
    public Proposal forDecision(UUID planId, UUID id) {
        return find(planId, id, " for update");
    }

    Proposal get(UUID planId, UUID id) {
        return find(planId, id, "");
    }

    private Proposal find(UUID planId, UUID id, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from revision_proposal where plan_id = :plan and id = :id" + lock)
                .bind("plan", planId)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("调整提议", id)));
    }

    /** Newest first. */
    List<Proposal> page(UUID planId, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from revision_proposal where plan_id = :plan
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit""")
                .bind("plan", planId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public void decide(Proposal proposal, Proposal.State state, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update revision_proposal set version = version + 1, state = :state, decided_at = :now,
                          decided_by = :by, decided_by_name = :byName, decided_for = :byFor
                        where id = :id""")
                .bind("id", proposal.id())
                .bind("state", state)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("byFor", by.onBehalfOf())
                .execute());
    }

    private Proposal read(ResultSet row) throws SQLException {
        try {
            return new Proposal(
                    row.getObject("id", UUID.class),
                    row.getLong("version"),
                    row.getObject("plan_id", UUID.class),
                    row.getInt("base_revision"),
                    Proposal.State.valueOf(row.getString("state")),
                    row.getString("document"),
                    row.getString("reason"),
                    json.readValue(row.getString("changes"), new TypeReference<>() {}),
                    json.readValue(row.getString("diff"), new TypeReference<>() {}),
                    json.readValue(row.getString("touched"), Touched.class),
                    time(row, "proposed_at"),
                    new Actor(row.getString("proposer"), row.getString("proposer_name"), row.getString("proposed_for")),
                    time(row, "decided_at"),
                    row.getString("decided_by") == null
                            ? null
                            : new Actor(
                                    row.getString("decided_by"),
                                    row.getString("decided_by_name"),
                                    row.getString("decided_for")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
