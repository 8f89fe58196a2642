package dudao.task.organizations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was where on a past day. That days pass is done by dating back what is there. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PastTest {

    private static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final String PATH = "/api/v1/organizations";

    private final Jdbi owner = RealParts.owner();
    private ImportedCity city;
    private UUID school;

    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(0);
    }

    /** The first county's first school goes to the second county and is renamed. */
    private void move() {
        String line = city.csv
                .lines()
                .filter(each -> each.startsWith(school.toString()))
                .findFirst()
                .orElseThrow();
        String moved =
                line.replace(city.countyCodes.get(0), city.countyCodes.get(1)).replace("第1学校", "新校区学校");
        city.sysadmin()
                .contentType("text/csv")
                .body(city.csv.replace(line, moved).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/organization-imports")
                .then()
                .statusCode(202)
                .body("counts.done", equalTo(1));
    }

    private Response list(String query) {
        return city.supervisor().get(PATH + "?limit=200" + query);
    }

    @Test
    void aSchoolThatMovedWasWhereItWas() {
        move();
        UUID first = city.counties.get(0);
        UUID second = city.counties.get(1);
        city.supervisor()
                .get(PATH + "/" + school)
                .then()
                .body("parentId", equalTo(second.toString()))
                .body("name", equalTo("新校区学校"));
        city.supervisor()
                .get(PATH + "/" + school + "?asOf=" + YESTERDAY)
                .then()
                .statusCode(200)
                .body("parentId", equalTo(first.toString()))
                .body("countyId", equalTo(first.toString()))
                .body("name", equalTo("第1学校"));
        list("&under=" + first).then().body("items.id", not(hasItem(school.toString())));
        list("&under=" + first + "&asOf=" + YESTERDAY).then().body("items.id", hasItem(school.toString()));
        list("&under=" + second + "&asOf=" + YESTERDAY).then().body("items.id", not(hasItem(school.toString())));
        list("&under=" + second + "&asOf=" + TODAY).then().body("items.id", hasItem(school.toString()));
        list("&under=" + first + "&name=第1学&asOf=" + YESTERDAY + "T08:00:00+08:00")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void bothCountiesSeeWhatItWas() {
        move();
        city.as("head", "UNIT_HEAD", city.counties.get(0))
                .get(PATH + "/" + school)
                .then()
                .statusCode(404);
        for (UUID county : city.counties) {
            city.as("head", "UNIT_HEAD", county)
                    .get(PATH + "/" + school + "?asOf=" + YESTERDAY)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("第1学校"));
        }
        ImportedCity.registered()
                .supervisor()
                .get(PATH + "/" + school + "?asOf=" + YESTERDAY)
                .then()
                .statusCode(404);
    }

    @Test
    void pagesOfAPastDayAreInItsOrder() {
        move();
        String past = "&under=" + city.counties.get(0) + "&asOf=" + YESTERDAY;
        Response page = city.supervisor().get(PATH + "?limit=3" + past);
        page.then().body("items", hasSize(3));
        city.supervisor()
                .get(PATH + "?limit=3" + past + "&cursor=" + page.path("next"))
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        list("&asOf=yesterday").then().statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
    }

    @Test
    void whatOpenedIsThereFromThatDay() {
        String id = city.sysadmin()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind",
                        "SCHOOL_DISTRICT",
                        "name",
                        "城东学区",
                        "parentId",
                        city.counties.get(0),
                        "openedOn",
                        YESTERDAY.toString()))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("openedOn", equalTo(YESTERDAY.toString()))
                .extract()
                .path("id");
        city.supervisor().get(PATH + "/" + id + "?asOf=" + YESTERDAY).then().statusCode(200);
        city.supervisor()
                .get(PATH + "/" + id + "?asOf=" + YESTERDAY.minusDays(1))
                .then()
                .statusCode(404);
        list("&kind=SCHOOL_DISTRICT&asOf=" + TODAY).then().body("items.id", contains(id));
        list("&kind=SCHOOL_DISTRICT&asOf=" + YESTERDAY.minusDays(1)).then().body("items", hasSize(0));
        list("&kind=SCHOOL_DISTRICT&open=true").then().body("items", hasSize(1));
        list("&kind=SCHOOL_DISTRICT&open=false").then().body("items", hasSize(0));
    }

    @Test
    void severalChangesOfADayLeaveTheLast() {
        move();
        int periods = owner.withHandle(
                handle -> handle.createQuery("select count(*) from organization_period where organization_id = :id")
                        .bind("id", school)
                        .mapTo(Integer.class)
                        .one());
        city.sysadmin()
                .contentType("text/csv")
                .body(city.csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/organization-imports")
                .then()
                .body("counts.done", equalTo(1));
        org.junit.jupiter.api.Assertions.assertEquals(2, periods);
        city.supervisor()
                .get(PATH + "/" + school + "?asOf=" + TODAY)
                .then()
                .body("name", equalTo("第1学校"))
                .body("parentId", equalTo(city.counties.get(0).toString()));
    }
}
