package dudao.task.organizations.terms;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OrganizationCalendarTest {

    @Inject
    OrganizationDays days;

    private ImportedCity city;
    private UUID school;

    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(1);
    }

    private static String path(UUID organization) {
        return "/api/v1/organizations/" + organization + "/calendar";
    }

    private static Map<String, Object> days(String name, String from, String to) {
        return Map.of("name", name, "from", from, "to", to);
    }

    private static Response put(
            UUID organization, String etag, List<Map<String, Object>> terms, List<Map<String, Object>> closing) {
        return Person.head(organization)
                .request()
                .header("If-Match", etag)
                .body(Map.of("terms", terms, "closingDays", closing))
                .put(path(organization));
    }

    @Test
    void whatStandsAboveASchoolHoldsForItToo() {
        put(
                        city.bureau,
                        "\"0\"",
                        List.of(days("下学期", "2027-02-15", "2027-07-02"), days("上学期", "2026-09-01", "2027-01-22")),
                        List.of())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("terms.name", contains("上学期", "下学期"));
        put(city.counties.get(0), "*", List.of(), List.of(days("防汛停课", "2026-09-10", "2026-09-11")))
                .then()
                .statusCode(200);
        put(school, "*", List.of(), List.of(days("校庆", "2026-10-16", "2026-10-16")))
                .then()
                .statusCode(200)
                .body("terms", hasSize(0))
                .body("effectiveTerms", hasSize(2))
                .body("effectiveClosingDays.name", containsInAnyOrder("校庆", "防汛停课"));
        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(days.isClosed(school, LocalDate.of(2026, 9, 11)));
            assertFalse(days.isClosed(school, LocalDate.of(2026, 9, 12)));
            assertFalse(days.isClosed(city.schools.get(1).get(0), LocalDate.of(2026, 9, 11)));
            assertEquals(
                    "上学期",
                    days.termOf(school, LocalDate.of(2026, 9, 1)).orElseThrow().name());
            assertTrue(days.termOf(school, LocalDate.of(2027, 2, 1)).isEmpty());
        });
    }

    @Test
    void ownTermsGoBeforeThoseAbove() {
        put(city.bureau, "*", List.of(days("市上学期", "2026-09-01", "2027-01-22")), List.of());
        put(school, "*", List.of(days("校上学期", "2026-08-25", "2027-01-15")), List.of())
                .then()
                .body("effectiveTerms.name", contains("校上学期"));
    }

    @Test
    void badDaysAndStaleVersionsAreRefused() {
        put(school, "*", List.of(days("甲", "2026-09-01", "2026-08-01")), List.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/terms/0/to"));
        put(
                        school,
                        "*",
                        List.of(days("甲", "2026-09-01", "2027-01-22"), days("乙", "2027-01-22", "2027-07-01")),
                        List.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/terms"));
        put(school, "*", List.of(), List.of(days("", "2026-09-01", "2026-09-01")))
                .then()
                .statusCode(400);
        put(school, "\"3\"", List.of(), List.of()).then().statusCode(412);
        Person.head(school)
                .request()
                .body(Map.of("terms", List.of(), "closingDays", List.of()))
                .put(path(school))
                .then()
                .statusCode(428);
        Person.head(city.counties.get(1)).get(path(school)).then().statusCode(404);
        Person.supervisor(city.bureau)
                .get(path(school))
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(school.toString()));
    }
}
