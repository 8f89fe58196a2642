package dudao.plan.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random plans with random audiences, compared one by one in memory. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OverlapRandomTest {

    private static final List<String> MATERIALS = List.of("校车台账", "食堂检查情况", "师德考核结果", "隐患排查清单");
    private static final List<String> OBJECTS = List.of("安全体验馆", "名师工作室", "实训基地项目");

    private static final int MOST_ROUNDS = 20;

    @Inject
    OrganizationTree tree;

    private final Map<UUID, List<UUID>> reached = new HashMap<>();
    private final Map<UUID, String> materials = new HashMap<>();
    private final Map<UUID, Integer> years = new HashMap<>();

    @Test
    void findsWhatANaiveComparisonFinds() {
        long seed = System.nanoTime();
        System.out.println("OverlapRandomTest seed " + seed);
        Random random = new Random(seed);
        int told = 0;
        for (int round = 0; round < MOST_ROUNDS && (round < 3 || told <= 5); round++) {
            told += compared(random);
        }
        assertTrue(told > 5, "too few to tell: " + told);
    }

    /** @return how much there was to find */
    private int compared(Random random) {
        City city = new City(tree);
        Schools schools = new Schools(tree, city, 3, 24, random);
        PlanRows rows = new PlanRows();
        UUID own = plan(rows, schools, city.id, "要点", 2026, "DRAFT", random);
        for (int n = 0; n < 4; n++) {
            UUID issuer = n == 0 ? schools.counties.get(0) : city.id;
            plan(rows, schools, issuer, "计划" + n, 2025 + n % 2, "ISSUED", random);
        }
        rows.write();
        Set<String> expected = naive(own, rows.measures);
        List<Map<String, Object>> found = city.issuer
                .get("/plans/" + own + "/overlaps?limit=200")
                .extract()
                .path("items");
        assertEquals(expected, shown(found));
        burden(own, rows.measures, city);
        return expected.size();
    }

    private UUID plan(
            PlanRows rows, Schools schools, UUID issuer, String kind, int year, String status, Random random) {
        UUID plan = rows.plan(issuer, kind, year, status);
        years.put(plan, year);
        for (int i = 0; i < 5; i++) {
            UUID item = rows.item(plan, i);
            for (int m = 0; m < 2; m++) {
                Schools.Drawn audience = schools.draw(random);
                String material = random.nextInt(3) == 0 ? MATERIALS.get(random.nextInt(MATERIALS.size())) : null;
                String object = random.nextInt(4) == 0 ? OBJECTS.get(random.nextInt(OBJECTS.size())) : null;
                String wording = noise(random) + (material == null ? "。" : ",报送" + material + "。");
                LocalDate due = LocalDate.of(year + random.nextInt(2), 1 + random.nextInt(12), 15);
                rows.measure(plan, item, i, m, wording, audience.json(), due, object);
                UUID id = rows.measures.get(rows.measures.size() - 1).id();
                reached.put(id, audience.units());
                materials.put(id, material);
            }
        }
        return plan;
    }

    /** Words so different that no two wordings are alike. */
    private static String noise(Random random) {
        return random.ints(30, 0x4E00, 0x9000)
                .filter(c -> "报送提交填写上传把将形成编制撰写建立汇总完成".indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Set<String> naive(UUID own, List<PlanRows.Measure> all) {
        Set<String> expected = new TreeSet<>();
        for (PlanRows.Measure here : all) {
            for (PlanRows.Measure there : all) {
                String kind = kind(here, there);
                boolean counts = here.plan().equals(own)
                        && !here.item().equals(there.item())
                        && (!there.plan().equals(own) || there.itemPosition() < here.itemPosition())
                        && overlaps(here, there);
                int common = common(here, there).size();
                if (counts && kind != null && common > 0) {
                    expected.add(kind + " " + here.id() + " " + there.id() + " " + common);
                }
            }
        }
        return expected;
    }

    private String kind(PlanRows.Measure here, PlanRows.Measure there) {
        if (here.object() != null && here.object().equals(there.object())) {
            return "UNITS_AND_INDICATOR";
        }
        String material = materials.get(here.id());
        return material != null && material.equals(materials.get(there.id())) ? "UNITS_AND_MATERIAL" : null;
    }

    private boolean overlaps(PlanRows.Measure one, PlanRows.Measure other) {
        return years.get(one.plan()) <= last(other) && years.get(other.plan()) <= last(one);
    }

    private int last(PlanRows.Measure measure) {
        return Math.max(years.get(measure.plan()), measure.dueOn().getYear());
    }

    private Set<UUID> common(PlanRows.Measure one, PlanRows.Measure other) {
        Set<UUID> common = new HashSet<>(reached.get(one.id()));
        common.retainAll(reached.get(other.id()));
        return common;
    }

    private static Set<String> shown(List<Map<String, Object>> found) {
        Set<String> shown = new TreeSet<>();
        for (Map<String, Object> overlap : found) {
            shown.add(overlap.get("kind")
                    + " " + ((Map<?, ?>) overlap.get("here")).get("measureId")
                    + " " + ((Map<?, ?>) overlap.get("there")).get("measureId")
                    + " " + ((Map<?, ?>) overlap.get("units")).get("count"));
        }
        return shown;
    }

    private void burden(UUID own, List<PlanRows.Measure> all, City city) {
        Map<UUID, Integer> perUnit = new HashMap<>();
        all.stream()
                .filter(measure -> measure.plan().equals(own))
                .flatMap(measure -> reached.get(measure.id()).stream())
                .forEach(unit -> perUnit.merge(unit, 1, Integer::sum));
        int[] sorted =
                perUnit.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        var burden = city.issuer.get("/plans/" + own + "/burden").extract();
        assertEquals(sorted.length, burden.<Integer>path("units"));
        assertEquals(Arrays.stream(sorted).max().orElse(0), burden.<Integer>path("requestsPerUnit.max"));
        BigDecimal median = sorted.length == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2])
                        .divide(BigDecimal.valueOf(2));
        assertEquals(
                0, median.compareTo(new BigDecimal(String.valueOf(burden.<Object>path("requestsPerUnit.median")))));
    }
}
