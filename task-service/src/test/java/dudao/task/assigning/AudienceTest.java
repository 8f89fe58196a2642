package dudao.task.assigning;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which units an assignment reaches, and what it refuses. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AudienceTest extends AssignmentWorld {

    @ParameterizedTest
    @CsvSource({"21, , 4", "11, , 2", "11, PUBLIC, 0", "21, PUBLIC, 4", "36, , 0"})
    void schoolsAreChosenByClassAndOwner(String schoolClass, String ownership, int units) {
        Map<String, Object> audience = new HashMap<>(Map.of("schoolClasses", List.of(schoolClass)));
        audience.put("ownership", ownership);
        Map<String, Object> wanted = wanted();
        wanted.put("audience", audience);
        Response job = assign(wanted);
        if (units > 0) {
            job.then().statusCode(202).body("counts.done", equalTo(units));
        } else {
            job.then().statusCode(422).body("code", equalTo("AUDIENCE_EMPTY"));
        }
        assertEquals(units, unitsWithTasks().size());
    }

    @Test
    void namedUnitsMustExistInScope() {
        UUID school = city.schools.get(0).get(0);
        Map<String, Object> wanted = wanted();
        wanted.put("audience", Map.of("organizationIds", List.of(school, elsewhere.issuer, UUID.randomUUID())));
        assign(wanted)
                .then()
                .statusCode(422)
                .body("code", equalTo("UNIT_UNKNOWN"))
                .body("errors.pointer", equalTo(List.of("/audience/organizationIds/1", "/audience/organizationIds/2")));
        wanted.put("audience", Map.of("kinds", List.of("SCHOOL"), "under", elsewhere.issuer));
        assign(wanted).then().statusCode(422).body("errors[0].pointer", equalTo("/audience/under"));
        assertEquals(List.of(), unitsWithTasks());
        wanted.put("audience", Map.of("organizationIds", List.of(school)));
        assign(wanted).then().statusCode(202).body("counts.done", equalTo(1));
    }

    @Test
    void aCountyAssignsWhatItsCityIssuedToItsOwnSchoolsOnly() {
        RequestSpecification county = city.as("county", "SUPERVISOR", city.counties.get(1));
        post(county, wanted()).then().statusCode(202).body("counts.done", equalTo(4));
        assertEquals(Set.copyOf(city.schools.get(1)), Set.copyOf(unitsWithTasks()));
    }

    @Test
    void anotherCitysMeasureDoesNotExist() {
        for (UUID unknown : List.of(elsewhere.measures.get(0), UUID.randomUUID())) {
            measure = unknown;
            assign(wanted()).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            preview(wanted()).then().statusCode(404);
        }
    }

    @Test
    void nothingMoreIsAssignedFromAPlanThatHasEnded() {
        Told.event(
                "plan.events.v1",
                "dudao.plan.revoked.v1",
                plan.id,
                9,
                Instant.now(),
                Map.of("planId", plan.id, "status", "REVOKED"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> assign(wanted()).statusCode() == 409);
        assign(wanted()).then().body("code", equalTo("PLAN_ENDED")).body("planState", equalTo("REVOKED"));
    }

    @Test
    void aCountedLimitExplainsItself() {
        Map<String, Object> wanted = wanted();
        wanted.put("amount", 15);
        wanted.put("unit", "WORKING_DAY");
        preview(wanted)
                .then()
                .statusCode(200)
                .body("deadlineBasis", containsString("第 15 个工作日"))
                .body("deadlineBasis", containsString("日历版本 CN-"))
                .body("dueAt", containsString("T00:00:00+08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "measureId, , 400, VALIDATION_FAILED",
        "measureId, 17, 400, VALIDATION_FAILED",
        "dueOn, 2020-01-01, 422, DUE_IN_PAST",
        "dueOn, 2026-02-30, 400, VALIDATION_FAILED",
        "dueOn, +100000-01-01, 400, DATE_OUT_OF_RANGE",
        "amount, 3, 400, VALIDATION_FAILED",
        "amount, 0, 400, VALIDATION_FAILED",
        "unit, WEEK, 400, VALIDATION_FAILED",
        "audience, , 202, ",
        "colour, red, 400, UNKNOWN_FIELD"
    })
    void whatCannotBeAssignedIsRefused(String field, String value, int status, String code) {
        Map<String, Object> wanted = wanted();
        wanted.put(field, value);
        assign(wanted).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void onlySupervisionAssigns() {
        Stream.of("LEADER", "ISSUER", "UNIT_HEAD", "SYSADMIN", "SYSTEM")
                .forEach(role ->
                        post(city.as("x", role, city.bureau), wanted()).then().statusCode(403));
        assertTrue(unitsWithTasks().isEmpty());
    }
}
