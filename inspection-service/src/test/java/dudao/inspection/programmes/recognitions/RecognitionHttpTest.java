package dudao.inspection.programmes.recognitions;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.FILES;
import static dudao.inspection.testing.Programmes.value;
import static dudao.inspection.testing.Programmes.values;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.programmes.Sha256;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RecognitionHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
    }

    @Test
    void valuesStandAgainstTheirThresholds() {
        String at = programmes.recognition();
        city.countyHead.done(at, "values", values(value("K1", 2025, 83), value("K2", 2025, 0.4)), "CREATING");
        city.countyHead.done(at, "values", values(value("K1", 2024, 99), value("K1", 2026, 84.5)), "CREATING");
        city.eso
                .get(at)
                .then()
                .body("criteria[0].value", equalTo(84.5f))
                .body("criteria[0].met", equalTo(false))
                .body("criteria[0].gap", equalTo(0.5f))
                .body("criteria[1].met", equalTo(true))
                .body("criteria[1].gap", nullValue())
                .body("values", hasSize(4));
        city.eso
                .get(FILES)
                .then()
                .body("items[0].criteria", equalTo(2))
                .body("items[0].met", equalTo(1))
                .body("items[0].unknown", equalTo(0));
        refused(city.countyHead.command(at, "values", values(value("K9", 2025, 1))), 400, "VALIDATION_FAILED");
        refused(city.eso.command(at, "values", values(value("K1", 2025, 90))), 403, "FORBIDDEN");
    }

    @Test
    void whatIsAppliedWithIsFrozen() {
        String at = programmes.recognition();
        Map<String, Object> report = Map.of("text", "申报报告");
        city.countyHead.done(at, "values", values(value("K1", 2026, 86)), "CREATING");
        refused(city.countyHead.command(at, "apply", report), 422, "VALUES_MISSING");
        city.countyHead.done(at, "values", values(value("K2", 2026, 0.5)), "CREATING");
        city.countyHead.done(at, "apply", report, "APPLIED");
        refused(city.countyHead.command(at, "values", values(value("K1", 2026, 99))), 409, "ILLEGAL_TRANSITION");
        String frozen = city.eso.get(at).path("snapshot");
        String hash = city.eso.get(at).path("snapshotHash");
        assertEquals(Sha256.of(frozen), hash);
        assertTrue(frozen.contains("\"value\":86"), frozen);
        city.eso.done(at, "return", Map.of("reason", "来源不清"), "CREATING");
        city.countyHead.done(at, "values", values(value("K1", 2026, 87)), "CREATING");
        city.countyHead.done(at, "apply", report, "APPLIED");
        assertNotEquals(hash, city.eso.get(at).path("snapshotHash"));
        city.eso
                .get(at)
                .then()
                .body("applications.number", contains(1, 2))
                .body("applications[0].snapshotHash", equalTo(hash))
                .body("applications[0].snapshot", equalTo(frozen));
    }

    /** Also by whoever forgets the rule: the database refuses it. */
    @Test
    void noApplicationIsOverwritten() {
        programmes.applied();
        for (String sql : List.of(
                "update recognition_application set snapshot = '[]'",
                "delete from recognition_application",
                "update recognition_ruling set decided_on = current_date")) {
            SQLException refused = assertThrows(SQLException.class, () -> {
                try (Connection connection = RealParts.asApplication();
                        PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.execute();
                }
            });
            assertTrue(refused.getMessage().contains("permission denied"), refused.getMessage());
        }
    }

    @Test
    void nothingIsLostBeforeItWasRecognised() {
        String at = programmes.recognised(City.today().minusDays(3));
        Map<String, Object> earlier = Programmes.ruling("取消", City.today().minusDays(4));
        refused(programmes.chief.command(at, "revoke", earlier), 400, "VALIDATION_FAILED");
        city.eso.get(at).then().body("rulings.command", contains("recognise"));
        programmes.chief.done(at, "revoke", Programmes.ruling("取消"), "LOST");
        city.eso
                .get(at)
                .then()
                .body("rulings.command", contains("recognise", "revoke"))
                .body("rulings[0].decidedOn", equalTo(City.today().minusDays(3).toString()));
    }

    @Test
    void theOfficeAboveRecognisesAndTakesItBack() {
        String at = programmes.applied();
        city.eso.done(at, "review", Map.of("text", "审核通过"), "REVIEWED");
        programmes.chief.done(at, "refuse", Map.of("reason", "须再提高"), "CREATING");
        city.countyHead.done(at, "apply", Map.of("text", "再次申报"), "APPLIED");
        city.eso.done(at, "review", Map.of("text", "审核通过"), "REVIEWED");
        programmes.chief.done(at, "recognise", Programmes.ruling("认定"), "RECOGNISED");
        city.countyHead
                .get(at)
                .then()
                .body("decidedBy", equalTo("省教育督导机构"))
                .body("acts.doneBy", everyItem(nullValue()));
        refused(city.eso.post(FILES, programmes.newFile()), 409, "DUPLICATE");
        programmes.chief.done(at, "revoke", Programmes.ruling("复查不达标"), "LOST");
        city.eso.post(FILES, programmes.newFile()).then().statusCode(201);
        Map<String, Object> tomorrow = new HashMap<>(Programmes.ruling("认定"));
        tomorrow.put("decidedOn", City.today().plusDays(1).toString());
        refused(programmes.chief.command(at, "recognise", tomorrow), 400, "VALIDATION_FAILED");
    }

    @Test
    void whoAppliedOrReviewedDoesNotRecognise() {
        String helper = person("helper");
        String at = programmes.recognition();
        api(helper, "UNIT_HEAD", city.county)
                .done(at, "values", values(value("K1", 2026, 86), value("K2", 2026, 0.5)), "CREATING");
        city.countyHead.done(at, "apply", Map.of("text", "申报报告"), "APPLIED");
        Api office = api(helper, "ESO,LEADER", city.office);
        refused(office.command(at, "review", Map.of("text", "审核")), 403, "SAME_PERSON");
        Api reviewer = api(person("reviewer"), "ESO,LEADER", city.office);
        reviewer.done(at, "review", Map.of("text", "审核"), "REVIEWED");
        refused(reviewer.command(at, "recognise", Programmes.ruling("认定")), 403, "SAME_PERSON");
        refused(office.command(at, "recognise", Programmes.ruling("认定")), 403, "SAME_PERSON");
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Object> file = programmes.newFile();
        file.put("organizationId", city.school);
        refused(city.eso.post(FILES, file), 422, "WRONG_KIND_OF_UNIT");
        Map<String, Object> backwards = programmes.newFile();
        backwards.put("lastYear", 2020);
        refused(city.eso.post(FILES, backwards), 400, "VALIDATION_FAILED");
        String at = programmes.applied();
        String id = at.substring(FILES.length() + 1);
        city.eso.refusesCarelessly(FILES, id, "review", Map.of("text", "审核"), city.countyHead);
        refused(api(person("other"), "UNIT_HEAD", city.otherCounty).get(at), 404, "NOT_FOUND");
    }
}
