package dudao.inspection.files;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.person;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InspectorFileTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static Map<String, Object> record(String kind, String on, String name, Object value) {
        return Map.of("kind", kind, "heldOn", on, "title", "一项", name, value);
    }

    @Test
    void qualificationsTrainingAndAssessmentsAreKeptWithWhatTheyRestOn() {
        String file = INSPECTORS + "/" + city.inspector(person("one"));
        String key = UUID.randomUUID().toString();
        Map<String, Object> degree = record("QUALIFICATION", "2000-07-01", "basis", "学位证书 12345");
        String first = city.eso
                .post(file + "/records", degree, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        city.eso.post(file + "/records", degree, key).then().statusCode(201).body("id", equalTo(first));
        city.eso
                .post(file + "/records", record("TRAINING", "2025-05-01", "hours", 16))
                .then()
                .statusCode(201);
        city.eso
                .post(file + "/records", record("TRAINING", "2026-05-01", "hours", 24.5))
                .then()
                .statusCode(201);
        city.eso
                .post(file + "/records", record("TRAINING", "2026-09-01", "hours", 8))
                .then()
                .statusCode(201);
        city.eso
                .post(file + "/records", record("ASSESSMENT", "2026-01-10", "result", "优秀"))
                .then()
                .statusCode(201);
        city.eso
                .get(file + "/file")
                .then()
                .statusCode(200)
                .body("records.kind", contains("QUALIFICATION", "TRAINING", "ASSESSMENT", "TRAINING", "TRAINING"))
                .body("records[0].basis", equalTo("学位证书 12345"))
                .body("training.year", contains(2026, 2025))
                .body("training[0].hours", equalTo(32.5f));
    }

    @Test
    void aRecordIsWhole() {
        String records = INSPECTORS + "/" + city.inspector(person("one")) + "/records";
        for (Map<String, Object> half : List.of(
                record("QUALIFICATION", "2000-07-01", "result", "优秀"),
                record("TRAINING", "2026-05-01", "basis", "证书"),
                record("ASSESSMENT", "2026-05-01", "hours", 8),
                record("TRAINING", "0026-05-01", "hours", 8),
                record("RANKING", "2026-05-01", "hours", 8))) {
            refused(city.eso.post(records, half), 400, "VALIDATION_FAILED");
        }
        refused(city.leader.post(records, record("TRAINING", "2026-05-01", "hours", 8)), 403, "FORBIDDEN");
    }

    @Test
    void whatWasDoneIsCountedFromTheEntryOn() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        String inspector = city.eso.get(INSPECTIONS + "/" + inspection).path("team[0].inspectorId");
        String file = INSPECTORS + "/" + inspector + "/file";
        city.eso.get(file).then().body("counts.visits", equalTo(0));
        city.leader.done(INSPECTIONS + "/" + inspection, "enter", NOTHING, "ON_SITE");
        city.found(inspection);
        city.ordered(city.confirmed(inspection), city.order());
        city.eso
                .get(file)
                .then()
                .body("counts.visits", equalTo(1))
                .body("counts.findings", equalTo(2))
                .body("counts.findingsConfirmed", equalTo(1))
                .body("counts.rectifications", equalTo(1))
                .body("counts.rectifiedOnTime", equalTo(0));
        Rows.sql("update rectification set reported_at = now() where inspection_id = ?", UUID.fromString(inspection));
        city.eso.get(file).then().body("counts.rectifiedOnTime", equalTo(1));
        Rows.sql(
                "update rectification set original_due_on = current_date - 2 where inspection_id = ?",
                UUID.fromString(inspection));
        city.eso.get(file).then().body("counts.rectifiedOnTime", equalTo(0));
    }

    @Test
    void readingTheFileIsRecorded() {
        String request = AuditRows.requestId();
        String inspector = city.inspector(person("one"));
        given().auth()
                .oauth2(city.eso.token())
                .header("X-Request-Id", request)
                .get(INSPECTORS + "/" + inspector + "/file")
                .then()
                .statusCode(200);
        assertEquals(
                "INSPECTOR_FILE", new AuditRows(RealParts.owner()).one(request).get("resource_kind"));
    }
}
