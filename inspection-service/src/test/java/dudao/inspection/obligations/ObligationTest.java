package dudao.inspection.obligations;

import static dudao.inspection.testing.Api.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ObligationTest {

    private static final String OBLIGATIONS = "/api/v1/obligations";
    private static final int SCHOOLS = 2000;

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private void term(UUID organization, String first, String last) {
        Rows.sql(
                "insert into school_term (id, organization_id, name, first_day, last_day, set_by, set_at)"
                        + " values (?, ?, ?, cast(? as date), cast(? as date), 'x', now())",
                UUID.randomUUID(),
                organization,
                "学期 " + first,
                first,
                last);
    }

    private void held(UUID unit, String kind, String day) {
        Rows.sql(
                "insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,"
                        + " visit_to, state, planned_by, planned_at, entered_at) values (?, 0, ?, 'ANNOUNCED', '督导', '{}', ?, ?,"
                        + " cast(? as date), cast(? as date), 'CLOSED', 'x', now(), cast(? as timestamptz))",
                UUID.randomUUID(),
                kind,
                unit,
                city.office,
                day.substring(0, 10),
                day.substring(0, 10),
                day);
    }

    private ValidatableResponse asked(String query) {
        return city.eso
                .get(OBLIGATIONS + "?limit=200&under=" + city.school + query)
                .then()
                .statusCode(200);
    }

    @Inject
    Obligations obligations;

    /** In Zhejiang a county is due a comprehensive inspection within three years, and a special one is none. */
    @Test
    void aCountyIsDueWhatTheLawOfThePlaceSays() {
        held(city.county, "COMPREHENSIVE", "2023-06-01T10:00:00+08:00");
        held(city.county, "SPECIAL", "2025-06-01T10:00:00+08:00");
        String query = OBLIGATIONS + "?rule=COUNTY&on=2026-07-01&under=" + city.county;
        city.eso
                .get(query)
                .then()
                .body("items[0].nextDue", equalTo("2030-06-01"))
                .body("items[0].basis", equalTo("教育督导条例第十四条"));
        obligations.jurisdiction = "CN-ZJ";
        try {
            city.eso
                    .get(query)
                    .then()
                    .body("items[0].nextDue", equalTo("2026-06-01"))
                    .body("items[0].years", equalTo(3))
                    .body("items[0].kinds", contains("COMPREHENSIVE"))
                    .body("items[0].shortfall", equalTo(1))
                    .body("items[0].basis", equalTo("《浙江省教育督导条例》第九条"));
        } finally {
            obligations.jurisdiction = "CN";
        }
    }

    @Test
    void aSchoolIsDueTwoRegularVisitsATerm() {
        term(city.city, "2026-09-01", "2027-01-20");
        held(city.school, "REGULAR", "2026-08-31T23:59:59+08:00");
        asked("&on=2026-12-31&rule=REGULAR_PER_TERM")
                .body("items[0].done", equalTo(0))
                .body("items[0].lastDone", equalTo("2026-08-31"))
                .body("items[0].shortfall", equalTo(2))
                .body("items[0].nextDue", equalTo("2027-01-20"))
                .body("items[0].basis", equalTo("教育督导条例第十四条"));
        held(city.school, "REGULAR", "2026-09-01T00:00:00+08:00");
        held(city.school, "REGULAR", "2027-01-20T23:59:59+08:00");
        asked("&on=2026-12-31&rule=REGULAR_PER_TERM").body("items[0].shortfall", equalTo(1));
        asked("&on=2027-01-20&rule=REGULAR_PER_TERM")
                .body("items[0].done", equalTo(2))
                .body("items[0].shortfall", equalTo(0))
                .body("items[0].nextDue", nullValue());
    }

    @Test
    void aSchoolIsDueAComprehensiveInspectionWithinFiveYears() {
        held(city.school, "COMPREHENSIVE", "2022-03-01T10:00:00+08:00");
        asked("&on=2026-12-31&rule=COMPREHENSIVE_SCHOOL")
                .body("items[0].notBefore", equalTo("2025-03-01"))
                .body("items[0].nextDue", equalTo("2027-03-01"))
                .body("items[0].shortfall", equalTo(0));
        asked("&on=2027-03-01&rule=COMPREHENSIVE_SCHOOL").body("items[0].shortfall", equalTo(0));
        asked("&on=2027-03-02&rule=COMPREHENSIVE_SCHOOL").body("items[0].shortfall", equalTo(1));
        asked("&on=2022-02-28&rule=COMPREHENSIVE_SCHOOL")
                .body("items[0].lastDone", nullValue())
                .body("items[0].nextDue", equalTo("2022-02-28"))
                .body("items[0].shortfall", equalTo(1));
    }

    @Test
    void aCountyIsDueOneOfTwoKindsWithinFiveYears() {
        held(city.county, "SPECIAL", "2024-03-01T10:00:00+08:00");
        held(city.county, "REGULAR", "2026-03-01T10:00:00+08:00");
        city.eso
                .get(OBLIGATIONS + "?rule=COUNTY&on=2026-12-31")
                .then()
                .body("items", hasSize(2))
                .body("items.find { it.organizationId == '" + city.county + "' }.nextDue", equalTo("2029-03-01"))
                .body("items.find { it.organizationId == '" + city.otherCounty + "' }.nextDue", equalTo("2026-12-31"));
    }

    @Test
    void theNearestTermsCountAndInTheHolidaysTheNextOnes() {
        term(city.city, "2026-09-01", "2027-01-20");
        term(city.county, "2026-09-07", "2027-01-15");
        term(city.county, "2027-02-22", "2027-07-02");
        asked("&on=2026-10-01&rule=REGULAR_PER_TERM").body("items[0].nextDue", equalTo("2027-01-15"));
        asked("&on=2027-01-31&rule=REGULAR_PER_TERM")
                .body("items[0].term", equalTo("学期 2027-02-22"))
                .body("items[0].nextDue", equalTo("2027-07-02"));
        asked("&on=2028-01-31&rule=REGULAR_PER_TERM").body("items[0].nextDue", nullValue());
    }

    @Test
    void aLocalTargetStandsBesideTheStatutoryMinimum() {
        term(city.city, "2026-09-01", "2027-01-20");
        Map<String, Object> wanted =
                Map.of("objectKind", "SCHOOL", "kinds", List.of("REGULAR"), "times", 5, "basis", "挂牌督导规程");
        String id = city.eso
                .post(OBLIGATIONS + "/targets", wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asked("&on=2026-12-31&rule=" + id)
                .body("items[0].statutory", equalTo(false))
                .body("items[0].shortfall", equalTo(5));
        asked("&on=2026-12-31&rule=REGULAR_PER_TERM").body("items[0].shortfall", equalTo(2));
        city.head.get(OBLIGATIONS + "/targets").then().statusCode(200).body("items.basis", contains("挂牌督导规程"));
        String end = OBLIGATIONS + "/targets/" + id + "/end";
        city.eso.post(end, Map.of("reason", "减负")).then().statusCode(204);
        refused(city.eso.post(end, Map.of("reason", "减负")), 404, "NOT_FOUND");
        asked("&rule=" + id).body("items", hasSize(0));
    }

    @Test
    void everybodySeesTheirPart() {
        city.head
                .get(OBLIGATIONS + "?limit=200")
                .then()
                .body("items.organizationId", everyItem(equalTo(city.school.toString())));
        city.countyHead.get(OBLIGATIONS).then().body("items.rule", hasItem("COUNTY"));
        refused(city.clerk.get(OBLIGATIONS), 403, "FORBIDDEN");
        refused(city.eso.get(OBLIGATIONS + "?dueBefore=morgen"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(OBLIGATIONS + "?under=1"), 400, "INVALID_PARAMETER");
    }

    /** Every school of a large city and every rule by one statement; the pages together are the whole. */
    @Test
    void twoThousandSchoolsAreAskedForAtOnce() {
        term(city.city, "2026-09-01", "2027-01-20");
        owner.useHandle(handle -> {
            handle.execute(
                    """
                    insert into organization (id, kind, name, parent_id, path, version)
                    select id, 'SCHOOL', '学校', ?, ? || replace(cast(id as text), '-', '') || '/', 1
                    from (select gen_random_uuid() as id from generate_series(1, ?)) s""",
                    city.county,
                    city.path(city.county),
                    SCHOOLS - 1);
            handle.execute(
                    """
                    insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,
                      visit_to, state, planned_by, planned_at, entered_at)
                    select gen_random_uuid(), 0, 'REGULAR', 'ANNOUNCED', '督导', '{}', o.id, ?, '2026-10-01', '2026-10-01',
                      'CLOSED', 'x', now(), '2026-10-01T10:00:00+08:00'
                    from (select id, row_number() over (order by id) as n from organization where parent_id = ?) o
                    cross join generate_series(1, o.n % 3)""",
                    city.office, city.county);
        });
        long began = System.nanoTime();
        city.eso
                .get(OBLIGATIONS + "/summary?on=2026-12-01&under=" + city.county)
                .then()
                .statusCode(200)
                .body("items.find { it.rule == 'REGULAR_PER_TERM' }.units", equalTo(SCHOOLS))
                .body("items.find { it.rule == 'REGULAR_PER_TERM' }.fulfilled", equalTo(SCHOOLS / 3 + 1))
                .body("items.find { it.rule == 'REGULAR_PER_TERM' }.never", equalTo(SCHOOLS / 3))
                .body("items.find { it.rule == 'COMPREHENSIVE_SCHOOL' }.lacking", equalTo(SCHOOLS));
        System.out.printf("%d schools in %d ms%n", SCHOOLS, (System.nanoTime() - began) / 1_000_000);
        Set<String> units = new HashSet<>();
        int rows = 0;
        String cursor = "";
        do {
            Response page = city.eso.get(OBLIGATIONS
                    + "?limit=200&rule=REGULAR_PER_TERM&lacking=true&on=2026-12-01&under=" + city.county + cursor);
            List<String> ids = page.then().statusCode(200).extract().path("items.organizationId");
            units.addAll(ids);
            rows += ids.size();
            cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
        } while (cursor != null);
        assertEquals(SCHOOLS - SCHOOLS / 3 - 1, rows);
        assertEquals(rows, units.size());
    }
}
