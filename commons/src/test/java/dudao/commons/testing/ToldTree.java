package dudao.commons.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Organisations and delegations as task-service tells of them: renamed, moved, closed, related, revoked; some told twice
 * and some late.
 */
public final class ToldTree {

    /** @param version of the aggregate */
    private record Fact(String topic, String type, UUID subject, long version, Map<String, Object> data) {}

    public static final List<String> TOPICS = List.of("organization.events.v1", "delegation.events.v1");
    /** What a service keeps of them. */
    public static final List<String> TABLES = List.of("organization", "organization_relation", "delegation");

    public final List<UUID> organizations = new ArrayList<>();
    public final List<UUID> delegations = new ArrayList<>();
    private final Map<UUID, String> paths = new HashMap<>();
    private final Random random;

    public ToldTree(Random random, int size) {
        this.random = random;
        for (int n = 0; n < size; n++) {
            organizations.add(new UUID(random.nextLong(), random.nextLong()));
        }
        for (int n = 0; n < size / 3; n++) {
            delegations.add(new UUID(random.nextLong(), random.nextLong()));
        }
    }

    public List<UUID> all() {
        List<UUID> all = new ArrayList<>(organizations);
        all.addAll(delegations);
        return all;
    }

    public void tell(Replay replay) {
        List<Fact> facts = new ArrayList<>();
        organizations.forEach(id -> organization(id, facts));
        delegations.forEach(id -> delegation(id, facts));
        List<Fact> twice = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextInt(5) == 0).forEach(twice::add);
        Collections.shuffle(twice, random);
        Instant now = Instant.now();
        twice.forEach(fact -> replay.tell(fact.topic, fact.type, fact.subject, fact.version, now, fact.data));
    }

    private UUID any(List<UUID> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void organization(UUID id, List<Fact> facts) {
        int versions = 1 + random.nextInt(5);
        for (int version = 1; version <= versions; version++) {
            // Only from those before, so that no circle comes of it.
            int place = organizations.indexOf(id);
            UUID parent = place == 0 ? null : organizations.get(random.nextInt(place));
            String path =
                    (parent == null ? "" : paths.get(parent)) + id.toString().replace("-", "") + "/";
            paths.put(id, path);
            Map<String, Object> data = new HashMap<>(Map.of(
                    "organizationId",
                    id,
                    "kind",
                    place == 0 ? "CITY_BUREAU" : random.nextBoolean() ? "SCHOOL" : "COUNTY_BUREAU",
                    "name",
                    "机构" + place + "-" + version,
                    "path",
                    path));
            data.put("parentId", parent);
            data.put("ownership", random.nextBoolean() ? "PUBLIC" : null);
            data.put(
                    "closedOn",
                    random.nextInt(6) == 0 ? LocalDate.of(2030, 1, version).toString() : null);
            data.put("relations", relations());
            facts.add(new Fact(TOPICS.get(0), "dudao.organization.changed.v1", id, version, data));
        }
    }

    private List<Map<String, Object>> relations() {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(Map.of(
                        "superiorId", any(organizations),
                        "kind", "GUIDE",
                        "from", LocalDate.of(2026, 1 + random.nextInt(12), 1).toString()));
    }

    private void delegation(UUID id, List<Fact> facts) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "delegationId",
                id,
                "delegator",
                "delegator-" + id,
                "delegatorName",
                "甲",
                "organizationId",
                any(organizations),
                "delegate",
                "delegate-" + id,
                "delegateName",
                "乙",
                "roles",
                List.of("ESO"),
                "from",
                "2026-01-01",
                "to",
                "2026-12-31",
                "grantedAt",
                "2026-01-01T08:00:00+08:00"));
        facts.add(new Fact(TOPICS.get(1), "dudao.delegation.granted.v1", id, 0, data));
        if (random.nextBoolean()) {
            Map<String, Object> revoked = new HashMap<>(data);
            revoked.put("revokedAt", "2026-06-01T08:00:00+08:00");
            revoked.put("revokedBy", "secadmin");
            facts.add(new Fact(TOPICS.get(1), "dudao.delegation.revoked.v1", id, 1, revoked));
        }
    }
}
