package dudao.inspection.audit;

import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.Programmes.ENTRIES;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Course;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InspectionAuditTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private List<Map<String, Object>> commandsOn(UUID inspection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select action, encode(before_hash, 'hex') as before, encode(after_hash, 'hex') as after
                        from audit_event where resource_id = :id and outcome = 'DONE' order by position""")
                .bind("id", inspection)
                .mapToMap()
                .list());
    }

    /** A declaration changes nothing but a collection, which Hibernate changes in place. */
    @Test
    void eachStateIsWhereTheNextCommandBegins() {
        City city = new City(tree);
        UUID inspection = UUID.fromString(city.onSite());
        List<Map<String, Object>> commands = await().until(() -> commandsOn(inspection), rows -> rows.size() == 5);
        assertEquals(
                List.of("planInspection", "fileInspection", "declareRecusal", "formTeam", "enterUnit"),
                commands.stream().map(row -> row.get("action")).toList());
        assertNull(commands.get(0).get("before"));
        for (int n = 1; n < commands.size(); n++) {
            String action = commands.get(n).get("action").toString();
            // A command's hashes speak only of the collections it reads, and these two read others than the one before.
            if (!List.of("formTeam", "enterUnit").contains(action)) {
                assertEquals(commands.get(n - 1).get("after"), commands.get(n).get("before"), action);
            }
            assertNotEquals(commands.get(n).get("before"), commands.get(n).get("after"), action);
        }
    }

    /** Whatever table it wrote to: the row's hashes tell one state from the other. */
    @Test
    void everyStepFromTheVisitToTheArchiveLeavesARow() {
        Course archived = Course.to(new City(tree), "special", "ARCHIVED");
        UUID inspection = UUID.fromString(archived.at.substring(archived.at.lastIndexOf('/') + 1));
        List<String> steps = List.of(
                "leaveUnit",
                "deliberateInspection",
                "servePreliminaryOpinion",
                "waiveDefence",
                "draftOpinion",
                "issueOpinion",
                "submitInspectionReport",
                "fileInspectionReport",
                "draftPublication",
                "reviewPublication",
                "approvePublication",
                "publishReport",
                "closeInspection",
                "archiveInspection");
        List<Map<String, Object>> commands = await().until(() -> commandsOn(inspection), rows -> rows.stream()
                .map(row -> row.get("action"))
                .toList()
                .containsAll(steps));
        assertEquals(
                steps,
                commands.stream()
                        .map(row -> row.get("action").toString())
                        .filter(steps::contains)
                        .toList());
        commands.stream()
                .filter(row -> steps.contains(row.get("action").toString()))
                .forEach(row -> assertNotEquals(
                        row.get("before"), row.get("after"), row.get("action").toString()));
    }

    @Test
    void aRefusalLeavesARow() {
        String request = AuditRows.requestId();
        given().contentType(ContentType.JSON)
                .header("X-Request-Id", request)
                .body(Map.of())
                .post(INSPECTIONS + "/" + UUID.randomUUID() + "/file")
                .then()
                .statusCode(401);
        Map<String, Object> row = new AuditRows(jdbi).one(request);
        assertEquals("REFUSED", row.get("outcome"));
        assertEquals("fileInspection", row.get("action"));
        assertEquals("inspections", row.get("resource_kind"));
    }

    /** The row speaks of the draw and of each look back it orders, which was not there before. */
    @Test
    void whoOpensADrawLeavesEachLookBackItOrders() {
        City city = new City(tree);
        List<Map<String, Object>> empty = drawn(city);
        assertEquals(empty.get(0).get("after"), empty.get(1).get("before"), "a draw and nothing else");
        LookedBack.closed(city);
        List<Map<String, Object>> one = drawn(city);
        assertNotEquals(one.get(0).get("after"), one.get(1).get("before"));
    }

    private List<Map<String, Object>> drawn(City city) {
        String today = City.today().toString();
        Map<String, Object> wanted =
                Map.of("closedFrom", today, "closedTo", today, "count", 1, "dueOn", today, "reason", "抽查");
        String draws = "/api/v1/follow-up-draws";
        String id = city.eso.post(draws, wanted).path("id");
        city.eso.done(draws + "/" + id, "reveal", Map.of("witnesses", List.of("监委代表")), "DRAWN");
        return await().until(() -> commandsOn(UUID.fromString(id)), rows -> rows.size() == 2);
    }

    /** What plain SQL wrote. */
    @Test
    void whoConfirmsPointsLeavesWhatWasDecided() {
        City city = new City(tree);
        Programmes programmes = new Programmes(city);
        programmes.makePrivate(city.school);
        String entry = programmes.proposed(programmes.newEntry(-8, 1, null));
        String request = AuditRows.requestId();
        given().auth()
                .oauth2(programmes.verifier.token())
                .contentType(ContentType.JSON)
                .header("X-Request-Id", request)
                .body(Map.of())
                .post(ENTRIES + "/" + entry + "/confirm")
                .then()
                .statusCode(200);
        Map<String, Object> row = new AuditRows(jdbi).one(request);
        assertEquals("DONE", row.get("outcome"));
        assertNotNull(row.get("after_hash"));
    }
}
