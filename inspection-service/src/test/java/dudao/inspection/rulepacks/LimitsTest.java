package dudao.inspection.rulepacks;

import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Publishing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole special inspection under each pack, played through 2026; its limits are those counted by hand. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LimitsTest {

    @Inject
    OrganizationTree tree;

    @AfterEach
    void today() {
        MovableClock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "CN-SH", "CN-ZJ", "CN-CQ", "CN-SD"})
    void theLimitsAreThoseOfTheTable(String jurisdiction) {
        Map<String, String> day = rows("special-2026-acts.csv").stream()
                .filter(row -> row.get("jurisdiction").equals(jurisdiction))
                .findFirst()
                .orElseThrow();
        String id = play(new City(tree), jurisdiction, day);
        compare(jurisdiction, id);
    }

    private City city;

    private String play(City own, String jurisdiction, Map<String, String> day) {
        city = own;
        LocalDate enter = on(day, "enter");
        Formal formal = Formal.planned(city, "SPECIAL", jurisdiction, enter, LocalDate.parse(day.get("leave")));
        formal.team();
        formal.enter();
        formal.records();
        String finding = city.found(formal.id);
        on(day, "leave");
        formal.leave();
        on(day, "deliberated");
        formal.deliberate();
        on(day, "served");
        formal.serve(day.get("until").isEmpty() ? null : LocalDate.parse(day.get("until")));
        LocalDate last = on(day, "defended");
        assertEquals(last.toString(), city.eso.get(formal.at).path("defenceDueOn"), "the last day is in time");
        city.head.done(formal.at, "defend", Formal.defence("通道已清理", "责任人已明确"), "DEFENCE_OPEN");
        MovableClock.set(last.plusDays(1));
        formal.awaitEndOfDefence();
        formal.confirm(finding);
        on(day, "issued");
        LocalDate due = LocalDate.parse(day.get("rectify"));
        formal.draft(Formal.draft(2, due, finding));
        formal.consent(2);
        formal.issue();
        city.ordered(finding, new HashMap<>(formal.order(due)));
        if (!day.get("remedy").isEmpty()) {
            on(day, "remedy");
            city.head
                    .post(formal.at + "/remedies", Map.of("grounds", "事实认定有误"))
                    .then()
                    .statusCode(201);
        }
        on(day, "reported");
        new Publishing(city, formal.at).form();
        assertEquals(due.toString(), city.eso.get(FINDINGS + "/" + finding).path("dueOn"));
        return formal.id;
    }

    private static LocalDate on(Map<String, String> day, String act) {
        LocalDate date = LocalDate.parse(day.get(act));
        MovableClock.set(date);
        return date;
    }

    private void compare(String jurisdiction, String id) {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> articles = new HashMap<>();
        for (Map<String, String> row : rows("special-2026-limits.csv")) {
            if (row.get("jurisdiction").equals(jurisdiction)) {
                expected.put(
                        row.get("matter"),
                        String.join(
                                " ",
                                row.get("start"),
                                row.get("startedOn"),
                                row.get("amount"),
                                row.get("unit"),
                                row.get("dueOn")));
                articles.put(row.get("matter"), row.get("article"));
            }
        }
        Map<String, String> seen = new TreeMap<>();
        for (Api reader : List.of(city.eso, city.head)) {
            List<Map<String, Object>> limits =
                    reader.get(INSPECTIONS + "/" + id + "/deadlines").path("items");
            for (Map<String, Object> limit : limits) {
                String matter = (String) limit.get("matter");
                seen.put(
                        matter,
                        String.join(
                                " ",
                                limit.get("startEvent").toString(),
                                limit.get("startedOn").toString(),
                                limit.getOrDefault("amount", "").toString(),
                                limit.getOrDefault("dayKind", "").toString(),
                                limit.get("dueOn").toString()));
                explains(limit, articles.getOrDefault(matter, "?"));
            }
            assertEquals(expected, seen);
        }
    }

    /** Rule and version, place, start event, kind of days, date, calendar and a sentence: nothing is left to be guessed. */
    private static void explains(Map<String, Object> limit, String article) {
        String basis = (String) limit.get("basis");
        assertTrue(((String) limit.get("citation")).contains(article), basis);
        assertTrue(basis.contains(article), basis);
        assertTrue(basis.contains((String) limit.get("dueOn")), basis);
        assertFalse(basis.contains("条文待核"), basis);
        for (String name : List.of("ruleId", "ruleVersion", "jurisdiction", "startEvent", "calendar", "setAt")) {
            assertTrue(limit.containsKey(name), name);
        }
        assertEquals(limit.containsKey("amount"), limit.containsKey("dayKind"));
        assertEquals("CN-2026", limit.get("calendar"));
        assertEquals(false, limit.get("provisional"));
    }

    private static List<Map<String, String>> rows(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LimitsTest.class.getResourceAsStream("/rulepacks/" + file), StandardCharsets.UTF_8))) {
            List<String[]> cells = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
            String[] names = cells.get(0);
            return cells.stream()
                    .skip(1)
                    .map(row -> {
                        Map<String, String> values = new HashMap<>();
                        for (int i = 0; i < names.length; i++) {
                            values.put(names[i], row[i]);
                        }
                        return values;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
