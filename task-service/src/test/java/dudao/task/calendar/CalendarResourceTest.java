package dudao.task.calendar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CalendarResourceTest {

    private static Response get(String path) {
        String token = Tokens.of("clerk", "UNIT_CLERK", UUID.randomUUID());
        return given().auth().oauth2(token).get("/api/v1/calendars/CN" + path);
    }

    @Test
    void theDayBeforeTheHolidayIsFollowedByAWorkingSaturday() {
        get("/add?from=2026-02-13&amount=1&unit=WORKING_DAY")
                .then()
                .statusCode(200)
                .body("date", equalTo("2026-02-14"))
                .body("provisional", equalTo(false))
                .body("rolled", equalTo(false))
                .body("calendars", contains("CN-2026"))
                .body("explanation", containsString("第 1 个工作日"));
        get("/add?from=2026-09-05&amount=30&unit=CALENDAR_DAY&roll=true")
                .then()
                .body("date", equalTo("2026-10-08"))
                .body("rolled", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-30&amount=1&unit=WORKING_DAY",
                "from=yesterday&amount=1&unit=WORKING_DAY",
                "from=1899-12-31&amount=1&unit=WORKING_DAY",
                "amount=1&unit=WORKING_DAY",
                "from=2026-02-13&unit=WORKING_DAY",
                "from=2026-02-13&amount=10001&unit=WORKING_DAY",
                "from=2026-02-13&amount=one&unit=WORKING_DAY",
                "from=2026-02-13&amount=10000&unit=YEAR",
                "from=2026-02-13&amount=1&unit=WEEK",
                "from=2026-02-13&amount=1",
                "from=2026-02-13&amount=1&unit=WORKING_DAY&roll=perhaps",
                "from=2026-02-13&amount=1&unit=WORKING_DAY&zone=UTC"
            })
    void whatCannotBeCountedIsRefused(String query) {
        get("/add?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aYearListsItsRestAndMakeUpDays() {
        get("/years/2026")
                .then()
                .statusCode(200)
                .body("provisional", equalTo(false))
                .body("workingDays", equalTo(248))
                .body("restDays", hasItem("2026-02-23"))
                .body(
                        "workDays",
                        contains("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"));
        get("/years/2027").then().body("provisional", equalTo(true)).body("source", nullValue());
        get("/years/1800").then().statusCode(404);
        get("/years/soon").then().statusCode(404);
    }

    @Test
    void everyNoticeStaysToBeReadAndTheShippedOnesAreTheFirst() {
        get("/years/2026")
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("loadedBy", equalTo("shipped"));
        get("/years/2026?version=1").then().statusCode(200).body("source", containsString("2026"));
        get("/years/2026?version=2").then().statusCode(404);
        get("/years/2026?version=one").then().statusCode(400);
        get("/years/2026?version=1&asOf=2026-11-01").then().statusCode(400);
        get("/years/2026?asOf=2020-01-01").then().body("version", equalTo(0)).body("provisional", equalTo(true));
        get("/years/2026/versions").then().body("items.version", contains(1));
        get("/years/2027/versions").then().statusCode(200).body("items", empty());
        get("/years/1800/versions").then().statusCode(404);
    }

    @Test
    void onlySomebodyKnownIsAnswered() {
        given().get("/api/v1/calendars/CN/years/2026").then().statusCode(401);
    }
}
