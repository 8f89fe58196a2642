package dudao.plan.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A target with where it stands, for whoever may read its item. */
@Singleton
public class TargetAccess {

    /** @param version of its shares; the target itself changes with its item */
    public record Placed(Target target, UUID itemId, long version, PlanHead plan) implements Versioned {

        @Override
        public UUID id() {
            return target.targetId();
        }

        /** Values and eligibility go on being known while the plan is drafted, in force or just closed. */
        public void requireAlive(String command) {
            switch (plan.status()) {
                case DRAFT, UNDER_REVIEW, APPROVED, ISSUED, CLOSED -> {}
                case REVOKED, WITHDRAWN, ARCHIVED ->
                    throw RuleViolation.illegalTransition(
                            plan.status(), command, plan.status().allowedCommands());
            }
        }
    }

    private record Row(UUID itemId, long version, String target) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final PlanAccess plans;

    TargetAccess(Jdbi jdbi, ObjectMapper json, PlanAccess plans) {
        this.jdbi = jdbi;
        this.json = json;
        this.plans = plans;
    }

    public Placed readable(UUID id, Caller caller) {
        Row row = row(id);
        PlanHead plan = plans.readableByItem(row.itemId(), caller);
        return new Placed(target(row), row.itemId(), row.version(), plan);
    }

    /** Of a plan the caller issues. */
    public Placed ofIssuer(UUID id, Caller caller) {
        Placed placed = readable(id, caller);
        plans.requireIssuer(placed.plan(), caller);
        return placed;
    }

    /** With the plan locked until the transaction ends, and everything as it is then. */
    public Placed locked(UUID id, Caller caller) {
        UUID plan = ofIssuer(id, caller).plan().id();
        jdbi.useHandle(handle -> handle.createQuery("select 1 from plan where id = :id for update")
                .bind("id", plan)
                .mapTo(Integer.class)
                .one());
        return readable(id, caller);
    }

    private Row row(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select w.item_id, w.allocation_version, "
                        + Targets.JSON.formatted("t.id = w.id") + " target from target w where w.id = :id")
                .bind("id", id)
                .map((row, context) -> new Row(row.getObject(1, UUID.class), row.getLong(2), row.getString("target")))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("目标", id)));
    }

    private Target target(Row row) {
        try {
            return json.readValue(row.target(), new TypeReference<List<Target>>() {})
                    .get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
