package dudao.inspection.secret;

import static dudao.inspection.testing.Api.NOTHING;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** All that the unit, its county, partner systems, delegates of the unit and the public can read. */
abstract class ReadWorld {

    @Inject
    OrganizationTree tree;

    final Jdbi owner = RealParts.owner();

    City city;

    Api countyEso;

    List<String> team;

    String draw;

    Answers answers;

    Map<String, Api> readers;

    Map<String, Api> delegates;

    @BeforeEach
    void build() {
        city = new City(tree);
        Api chief = City.api(City.person("chief"), "LEADER", city.city);
        UUID countyOffice = UUID.randomUUID();
        city.add(countyOffice, "INSPECTION_OFFICE", city.county, city.path(city.county));
        countyEso = City.api(City.person("county-eso"), "ESO", countyOffice);
        team = List.of(city.inspector(city.lead), city.inspector(City.person("b")), city.inspector(City.person("c")));
        Rows.sql(
                "insert into school_term (id, organization_id, name, first_day, last_day, set_by, set_at)"
                        + " values (?, ?, '学期', current_date - 60, current_date + 90, 'x', now())",
                UUID.randomUUID(),
                city.city);
        plan(city.eso, chief, city.city);
        plan(countyEso, City.api(City.person("county-chief"), "LEADER", city.county), city.county);
        draw = drawn();
        String visit = city.onSite();
        String finding = city.confirmed(visit);
        String rectification = city.ordered(finding, city.order());
        Map<String, Object> own = city.newInspection("REGULAR", "ANNOUNCED");
        String countyVisit = countyEso.post(City.INSPECTIONS, own).path("id");
        // Of the county's office, so that the city's makes its key for a secret visit.
        String code = code(countyVisit);
        settle();
        long position = owner.withHandle(handle ->
                handle.createQuery("select change_log_end()").mapTo(Long.class).one());
        String number = city.eso.get("/api/v1/draws/" + draw).path("number");
        delegates = delegates();
        readers = readers();
        answers = new Answers(
                readers,
                Map.of(
                        "id",
                        List.of(visit, countyVisit, finding, rectification, draw, team.get(0)),
                        "number",
                        List.of(number),
                        "code",
                        List.of(code),
                        "schoolCode",
                        List.of("0"),
                        "jurisdiction",
                        List.of("CN", "CN-SH"),
                        "receiptNumber",
                        List.of("0"),
                        "unmaskingId",
                        List.of(visit)),
                Map.of(
                        "listChanges",
                        List.of("?after=" + position, "?limit=1000&after=" + position),
                        "listInspections",
                        List.of(
                                "?limit=200",
                                "?state=PLANNED",
                                "?state=FILED",
                                "?state=TEAM_FORMED",
                                "?kind=REGULAR",
                                "?organizationId=" + city.school,
                                "?under=" + city.county),
                        "listObligations",
                        List.of("?limit=200", "?lacking=true", "?under=" + city.county),
                        "summarizeObligations",
                        List.of("?under=" + city.county),
                        "getBurden",
                        List.of("?organizationId=" + city.school),
                        "listFindings",
                        List.of("?limit=200", "?organizationId=" + city.school),
                        "exportFindings",
                        List.of("?format=csv&organizationId=" + city.school)));
    }

    /** Of a visit that somebody else has approved, near another one and over the county's cap. */
    String code(String visit) {
        String resource = City.INSPECTIONS + "/" + visit;
        Api chief = City.api(City.person("county-chief"), "LEADER", city.county);
        chief.command(resource, "approve-exception", Map.of("reason", "举报"))
                .then()
                .statusCode(200);
        countyEso.done(resource, "file", NOTHING, "FILED");
        return countyEso
                .command(resource, "entry-code", NOTHING, "*")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    void plan(Api eso, Api chief, UUID under) {
        int year = City.today().getYear();
        Map<String, Object> entry = Map.of(
                "kind",
                "REGULAR",
                "title",
                "常规",
                "underId",
                under,
                "firstDay",
                year + "-01-01",
                "lastDay",
                year + "-12-31");
        String plans = "/api/v1/inspection-plans";
        String plan = plans + "/"
                + eso.post(
                                plans,
                                Map.of(
                                        "year",
                                        year,
                                        "title",
                                        "年度计划",
                                        "mostVisitsPerTerm",
                                        1,
                                        "entries",
                                        List.of(entry)))
                        .path("id");
        eso.done(plan, "submit", NOTHING, "SUBMITTED");
        if (under.equals(city.county)) {
            chief.done(plan, "approve", NOTHING, "APPROVED");
        }
    }

    String drawn() {
        String id = city.eso.post("/api/v1/draws", Map.of("title", "突击抽查")).path("id");
        Map<String, Object> lists = Map.of(
                "strata", List.of(Map.of("name", "A", "count", 1)),
                "units", List.of(Map.of("organizationId", city.school, "stratum", "A")),
                "inspectorIds", team,
                "teamSize", 3,
                "visitFrom", City.today().toString(),
                "visitTo", City.today().toString());
        city.eso.done("/api/v1/draws/" + id, "freeze", lists, "FROZEN");
        city.eso.done("/api/v1/draws/" + id, "reveal", Map.of("witnesses", List.of("张三")), "DRAWN");
        return id;
    }

    /** People of the unit in the scope of somebody who does know. */
    Map<String, Api> delegates() {
        Map<String, Api> all = new LinkedHashMap<>();
        Map<String, UUID> lent = Map.of("LEADER", city.city, "SUPERVISOR", city.city, "ESO", city.office);
        lent.forEach((role, organization) -> {
            String lender = City.person("lender");
            String ofUnit = City.person("of-unit");
            new ToldDelegation(lender, ofUnit, organization, role).granted();
            all.put(
                    "delegate of the unit as " + role,
                    City.api(ofUnit, "LEADER", city.school).actingFor(lender));
        });
        return all;
    }

    Map<String, Api> readers() {
        Map<String, Api> all = new LinkedHashMap<>(delegates);
        all.put("anybody", null);
        for (String role : List.of("UNIT_HEAD", "UNIT_CLERK", "SUPERVISOR", "LEADER", "ESO", "INSPECTOR", "SYSTEM")) {
            all.put(role + " of the unit", City.api(City.person(role), role, city.school));
            all.put(role + " of the county", City.api(City.person(role), role, city.county));
        }
        all.put("ESO of the county's office", countyEso);
        all.put("partner system of the city", City.api(City.person("partner"), "SYSTEM", city.city));
        all.put("issuer of the city", City.api(City.person("issuer"), "ISSUER", city.city));
        all.put("supervisor next door", City.api(City.person("next"), "SUPERVISOR", city.otherCounty));
        return all;
    }

    /** Nothing is on its way to the feed. */
    void settle() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> owner.withHandle(handle -> handle.createQuery("select count(*) from outbox_event")
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }

    /** Asked for by its id it is answered as any id of nothing. */
    void likeAnIdThatIsNone(String collection, String id, Map<String, Api> asking) {
        String none = UUID.randomUUID().toString();
        for (String path : collection.equals(City.INSPECTIONS) ? List.of("", "/filing-check") : List.of("")) {
            asking.forEach((name, reader) -> assertEquals(
                    answers.read(collection + "/" + none + path, reader).replace(none, "?"),
                    answers.read(collection + "/" + id + path, reader).replace(id, "?"),
                    name));
        }
    }
}
