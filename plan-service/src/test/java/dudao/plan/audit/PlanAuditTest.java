package dudao.plan.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanAuditTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private List<Map<String, Object>> commandsOn(UUID resource, int number) {
        return await().until(
                        () -> jdbi.withHandle(handle -> handle.createQuery(
                                        """
                                        select action, encode(before_hash, 'hex') as before,
                                          encode(after_hash, 'hex') as after, reason
                                        from audit_event where resource_id = :id and outcome = 'DONE' order by position""")
                                .bind("id", resource)
                                .mapToMap()
                                .list()),
                        rows -> rows.size() == number);
    }

    /** Measures are written by plain SQL, of which Hibernate knows nothing. */
    @Test
    void aMeasureIsMadeChangedAndDeleted() {
        City city = new City(tree);
        String measure = city.measure(city.item(city.draft("工作要点"), "1"), city.measure());
        Map<String, Object> changed = new HashMap<>(city.measure());
        changed.put("wording", "建成安全体验馆7处");
        String etag = city.issuer
                .put(measure, changed, city.issuer.etag(measure))
                .statusCode(200)
                .extract()
                .header("ETag");
        city.issuer.delete(measure, etag).statusCode(204);
        List<Map<String, Object>> rows = commandsOn(City.idOf(measure), 3);
        assertEquals(
                List.of("createMeasure", "changeMeasure", "deleteMeasure"),
                rows.stream().map(row -> row.get("action")).toList());
        assertNull(rows.get(0).get("before"));
        assertEquals(rows.get(0).get("after"), rows.get(1).get("before"));
        assertEquals(rows.get(1).get("after"), rows.get(2).get("before"));
        assertNull(rows.get(2).get("after"));
    }

    @Test
    void aPlanIsWithdrawnForAReason() {
        City city = new City(tree);
        String plan = city.draft("工作要点");
        city.issuer.command(plan, "withdraw", Map.of("reason", "合并")).statusCode(200);
        Map<String, Object> row = commandsOn(City.idOf(plan), 2).get(1);
        assertEquals("合并", row.get("reason"));
        assertNotNull(row.get("before"));
        assertNotNull(row.get("after"));
    }

    @Test
    void aRefusalLeavesARow() {
        String request = AuditRows.requestId();
        given().contentType(ContentType.JSON)
                .header("X-Request-Id", request)
                .body(Map.of())
                .post("/api/v1/plans")
                .then()
                .statusCode(401);
        Map<String, Object> row = new AuditRows(jdbi).one(request);
        assertEquals("REFUSED", row.get("outcome"));
        assertEquals("plans", row.get("resource_kind"));
    }
}
