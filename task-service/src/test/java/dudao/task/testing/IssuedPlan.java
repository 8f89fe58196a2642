package dudao.task.testing;

import static org.awaitility.Awaitility.await;

import dudao.commons.testing.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A plan with one item in each of two sections and one measure in each item, as plan-service tells it. */
public final class IssuedPlan {

    public final UUID id = UUID.randomUUID();
    public final UUID issuer;
    public final List<UUID> items = List.of(UUID.randomUUID(), UUID.randomUUID());
    public final List<UUID> measures = List.of(UUID.randomUUID(), UUID.randomUUID());
    public final UUID target = UUID.randomUUID();
    private Map<String, Object> audience = Map.of("kinds", List.of("SCHOOL"));
    private String dueOn = "2027-06-30";
    private UUID office;

    public IssuedPlan(UUID issuer) {
        this.issuer = issuer;
    }

    public IssuedPlan audience(Map<String, Object> audience) {
        this.audience = audience;
        return this;
    }

    /** Its second item is for this office only. */
    public IssuedPlan restricted(UUID office) {
        this.office = office;
        return this;
    }

    public IssuedPlan dueOn(String dueOn) {
        this.dueOn = dueOn;
        return this;
    }

    public IssuedPlan issued(Jdbi jdbi) {
        Told.event("plan.events.v1", "dudao.plan.issued.v1", id, 4, Instant.now(), data());
        await().atMost(Duration.ofSeconds(30)).until(() -> isKnown(jdbi));
        return this;
    }

    private boolean isKnown(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from measure where plan_id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    public Map<String, Object> data() {
        List<Map<String, Object>> told = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            told.add(new HashMap<>(Map.of(
                    "itemId",
                    items.get(n),
                    "number",
                    n + 1,
                    "sectionOrdinal",
                    n + 1,
                    "sectionHeading",
                    "第" + (n + 1) + "部分",
                    "title",
                    "条目" + (n + 1),
                    "measures",
                    List.of(measure(n)))));
        }
        if (office != null) {
            told.get(1).put("classification", "RESTRICTED");
            told.get(1).put("handlingOfficeId", office);
        }
        return Map.of(
                "planId",
                id,
                "title",
                "某市教育局工作要点",
                "kind",
                "ANNUAL",
                "year",
                2026,
                "issuerId",
                issuer,
                "documentNumber",
                "某教〔2026〕1号",
                "issuedOn",
                "2026-03-02",
                "revision",
                0,
                "items",
                told);
    }

    private Map<String, Object> measure(int n) {
        Map<String, Object> measure = new HashMap<>();
        measure.put("measureId", measures.get(n));
        measure.put("wording", "举措" + (n + 1));
        measure.put("commitment", "MUST");
        measure.put("leadOrganizationId", issuer);
        measure.put("assistingOrganizationIds", List.of());
        measure.put("audience", audience);
        measure.put("dueOn", dueOn);
        measure.put("cadence", "month");
        measure.put("acceptanceStandard", "有方案、有总结");
        measure.put("somethingNew", true);
        measure.put(
                "targets",
                List.of(Map.of(
                        "targetId",
                        target,
                        "text",
                        "建成 10 处",
                        "quantity",
                        10,
                        "unit",
                        "处",
                        "object",
                        "校园图书馆",
                        "comparator",
                        "AT_LEAST",
                        "perLevel",
                        Map.of("SCHOOL", 2),
                        "allocations",
                        List.of(Map.of("organizationId", issuer, "quantity", 4)))));
        return measure;
    }
}
