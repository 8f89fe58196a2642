package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever is tried over the API: nobody on site without group, notice and number; limits never change. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InvariantsTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static String at(String id) {
        return INSPECTIONS + "/" + id;
    }

    private void nobodyEnters(String id) {
        for (Api each : List.of(city.leader, city.eso, city.head, city.supervisor)) {
            assertTrue(List.of(403, 409)
                    .contains(each.command(at(id), "enter", NOTHING).statusCode()));
        }
        city.eso.get(at(id)).then().body("enteredAt", nullValue());
    }

    private String declared(String id, String person, boolean none) {
        String inspector = city.inspector(person);
        Map<String, Object> said = Map.of("inspectorId", inspector, "none", none, "reason", "配偶在该校任教");
        city.eso.command(at(id), "declare-recusal", said).then().statusCode(200);
        return inspector;
    }

    private int form(String id, List<String> members) {
        return city.eso
                .command(at(id), "form-team", Map.of("leader", members.get(0), "inspectorIds", members))
                .statusCode();
    }

    /** The first invariant. */
    @ParameterizedTest
    @ValueSource(strings = {"SPECIAL", "COMPREHENSIVE"})
    void nobodyIsOnSiteWithoutThreeInspectorsAndAWrittenNotice(String kind) {
        String id = city.planned(kind, "ANNOUNCED");
        nobodyEnters(id);
        assertEquals(409, form(id, List.of(declared(id, person("early"), true))));
        city.eso.done(at(id), "file", NOTHING, "FILED");
        nobodyEnters(id);
        String one = declared(id, city.lead, true);
        String two = declared(id, person("two"), true);
        String recused = declared(id, person("recused"), false);
        String silent = city.inspector(person("silent"));
        Map<String, Object> over = city.newInspector(person("over"));
        over.put("validTo", City.today().minusDays(1).toString());
        String lapsed = city.eso.post(INSPECTORS, over).path("id");
        city.eso
                .command(at(id), "declare-recusal", Map.of("inspectorId", lapsed, "none", true))
                .then()
                .statusCode(200);
        String expert = UUID.randomUUID().toString();
        for (String third : List.of(one, two, recused, silent, lapsed, expert)) {
            assertEquals(422, form(id, List.of(one, two, third)), "third: " + third);
        }
        assertEquals(422, form(id, new ArrayList<>(Collections.nCopies(7, one))));
        nobodyEnters(id);
        refused(city.eso.command(at(id), "serve-notice", Map.of("text", "通知")), 409, "ILLEGAL_TRANSITION");
        String three = declared(id, person("three"), true);
        assertEquals(200, form(id, List.of(one, two, three)));
        nobodyEnters(id);
        // The group is not made smaller by the back door, nor does a member become another.
        city.eso
                .command(INSPECTORS + "/" + three, "hand-over", Map.of("to", two, "reason", "调离"))
                .then()
                .body("notMoved.code", contains("TEAM_TOO_SMALL"));
        refused(
                city.eso.command(at(id), "declare-recusal", Map.of("inspectorId", one, "none", true)),
                409,
                "ILLEGAL_TRANSITION");
        for (Map<String, Object> blank : List.of(Map.<String, Object>of("text", " "), Map.<String, Object>of())) {
            refused(city.eso.command(at(id), "serve-notice", blank), 400, "VALIDATION_FAILED");
        }
        nobodyEnters(id);
        city.eso.done(at(id), "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        refused(city.eso.command(at(id), "enter", NOTHING), 403, "FORBIDDEN");
        // Who has left stands in the way, though the seat did not move: it goes to another first.
        refused(city.leader.command(at(id), "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
        city.eso
                .command(
                        INSPECTORS + "/" + three,
                        "hand-over",
                        Map.of("to", declared(id, person("four"), true), "reason", "调离"))
                .then()
                .body("moved.inspectionId", contains(id));
        city.leader.done(at(id), "enter", NOTHING, "ON_SITE");
    }

    /** The tenth invariant, as far as filing itself goes. */
    @ParameterizedTest
    @ValueSource(strings = {"REGULAR", "SPECIAL", "COMPREHENSIVE"})
    void nobodyIsOnSiteWithoutAFilingNumber(String kind) {
        String id = city.planned(kind, "UNANNOUNCED");
        for (String command : List.of("form-team", "serve-notice", "enter")) {
            Object body = command.equals("form-team")
                    ? Map.of("leader", UUID.randomUUID(), "inspectorIds", List.of(UUID.randomUUID()))
                    : Map.of("text", "通知");
            int status = city.eso.command(at(id), command, body).statusCode();
            assertTrue(List.of(400, 403, 409, 422).contains(status), command);
        }
        city.eso.get(at(id)).then().body("state", equalTo("PLANNED")).body("filingNumber", nullValue());
        Map<String, Object> wanted = city.newInspection(kind, "ANNOUNCED");
        wanted.put("filingNumber", "2026-000001");
        refused(city.eso.post(INSPECTIONS, wanted), 400, "UNKNOWN_FIELD");
        wanted.remove("filingNumber");
        wanted.put("state", "FILED");
        refused(city.eso.post(INSPECTIONS, wanted), 400, "UNKNOWN_FIELD");
    }

    /** The fourth and fifth invariants: a limit has everything it rests on, and there is no way to another one. */
    @Test
    void aLimitOnceSetIsNeverAnother() throws SQLException {
        MovableClock.set(LocalDate.of(2026, 3, 12));
        try {
            Formal formal = Formal.left(city, "CN-SH");
            formal.deliberate();
            formal.serve(LocalDate.of(2026, 4, 30));
            Object before = city.eso.get(formal.at + "/deadlines").path("items.dueOn");
            int noSuchWay = city.eso
                    .post(formal.at + "/deadlines", Map.of("matter", "DEFENCE", "dueOn", "2027-01-01"))
                    .statusCode();
            assertTrue(List.of(404, 405).contains(noSuchWay));
            Map<String, Object> again = formal.preliminary(LocalDate.of(2026, 5, 30));
            refused(city.leader.command(formal.at, "serve-preliminary-opinion", again), 409, "ILLEGAL_TRANSITION");
            city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
            MovableClock.set(LocalDate.of(2026, 5, 6));
            formal.draft(Formal.draft(0, LocalDate.of(2026, 6, 1)));
            formal.consent(2);
            formal.issue();
            assertEquals(before, city.eso.get(formal.at + "/deadlines").path("items.dueOn"));
            city.eso
                    .get(formal.at + "/deadlines")
                    .then()
                    .body("items.find { it.matter == 'OPINION_LETTER' }.late", equalTo(true))
                    .body("items.find { it.matter == 'DEFENCE' }.late", equalTo(false));
        } finally {
            MovableClock.reset();
        }
        try (Connection service = RealParts.asApplication()) {
            for (String forbidden : List.of(
                    "update inspection_deadline set due_on = due_on + 1",
                    "delete from inspection_deadline",
                    "update inspection_deadline_met set met_at = now()",
                    "delete from inspection_deadline_met")) {
                SQLException denied = assertThrows(
                        SQLException.class, () -> service.createStatement().execute(forbidden), forbidden);
                assertEquals("42501", denied.getSQLState());
            }
        }
    }
}
