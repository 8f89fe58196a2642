package dudao.plan.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.heading.Headings;
import dudao.plan.revising.PlanText;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The whole of a plan as it is told to everybody: complete, and small enough for one event. */
@Singleton
class Snapshots implements PlanText {

    /** Room is left below what a Kafka message of this system may weigh. */
    private static final int MAX_SNAPSHOT_BYTES = 8 * 1024 * 1024;

    private static final int SHOWN_MISSING = 100;

    private final Items items;
    private final Headings headings;
    private final Plans plans;
    private final EntityManager entities;
    private final ObjectMapper json;

    Snapshots(Items items, Headings headings, Plans plans, EntityManager entities, ObjectMapper json) {
        this.items = items;
        this.headings = headings;
        this.plans = plans;
        this.entities = entities;
        this.json = json;
    }

    @Override
    public String of(UUID planId) {
        return write(of(entities.find(Plan.class, planId)));
    }

    PlanIssued of(Plan plan) {
        List<Item> content = items.of(plan.id);
        requireComplete(content);
        return PlanIssued.of(plan, IssuedHead.of(headings.of(plan.id), plans.sections(plan.id)), content);
    }

    private static void requireComplete(List<Item> content) {
        List<Completeness.Missing> missing = Completeness.of(content).missing();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("PLAN_INCOMPLETE", "还有 " + missing.size() + " 处待补,见 missing 与 completeness")
                    .with("missing", missing.subList(0, Math.min(SHOWN_MISSING, missing.size())))
                    .with("missingCount", missing.size());
        }
    }

    String write(PlanIssued plan) {
        try {
            String snapshot = json.writeValueAsString(plan);
            if (snapshot.getBytes(StandardCharsets.UTF_8).length > MAX_SNAPSHOT_BYTES) {
                throw RuleViolation.of("PLAN_TOO_LARGE", "计划全文超过 8 MB,请拆分后印发");
            }
            return snapshot;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
