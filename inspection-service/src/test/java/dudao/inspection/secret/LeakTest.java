package dudao.inspection.secret;

import static dudao.inspection.testing.Api.NOTHING;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.Messages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of an unannounced inspection nobody outside the line of its office reads anything before it begins: all that the unit,
 * its county, partner systems and the public can read is byte for byte what it was without it.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LeakTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Api countyEso;
    private List<String> team;
    private String draw;
    private Answers answers;
    private Map<String, Api> readers;
    private Map<String, Api> delegates;

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
    private String code(String visit) {
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

    private void plan(Api eso, Api chief, UUID under) {
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

    private String drawn() {
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
    private Map<String, Api> delegates() {
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

    private Map<String, Api> readers() {
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
    private void settle() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> owner.withHandle(handle -> handle.createQuery("select count(*) from outbox_event")
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }

    /** Planned of a draw, filed, with a code for the gate and a team: all that comes before the door. */
    private String readyToEnter(String kind, String mode) {
        Map<String, Object> wanted = city.newInspection(kind, mode);
        wanted.put("drawId", draw);
        String id = city.eso
                .post(City.INSPECTIONS, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String visit = City.INSPECTIONS + "/" + id;
        city.eso.done(visit, "file", NOTHING, "FILED");
        city.eso.command(visit, "entry-code", NOTHING, "*").then().statusCode(200);
        List<String> members = kind.equals("REGULAR") ? team.subList(0, 1) : team;
        members.forEach(member ->
                city.eso.done(visit, "declare-recusal", Map.of("inspectorId", member, "none", true), "FILED"));
        city.eso.done(visit, "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        return id;
    }

    @Test
    void beforeTheTeamIsAtTheDoorTheWorldReadsAsItDid() {
        SortedMap<String, String> before = answers.all();
        assertEquals(List.of(), Answers.differences(before, answers.all()), "the recording itself is steady");
        try (Messages messages = new Messages("inspection.events.v1")) {
            String visit = readyToEnter("REGULAR", "UNANNOUNCED");
            String formal = readyToEnter("SPECIAL", "UNANNOUNCED");
            String dropped = readyToEnter("REGULAR", "UNANNOUNCED");
            city.eso.done(City.INSPECTIONS + "/" + dropped, "cancel", Map.of("reason", "改期"), "CANCELLED");
            settle();
            assertEquals(List.of(), Answers.differences(before, answers.all()));
            for (int n = 0; n < 10; n++) {
                assertEquals(List.of(), messages.poll(), "nor is anything sent");
            }
            for (String id : List.of(visit, formal, dropped)) {
                likeAnIdThatIsNone(City.INSPECTIONS, id, readers);
            }
            likeAnIdThatIsNone("/api/v1/draws", draw, delegates);
            System.out.printf("%d answers compared%n", before.size());
            city.leader.done(City.INSPECTIONS + "/" + visit, "enter", NOTHING, "ON_SITE");
            settle();
            List<String> seen =
                    Answers.differences(before, answers.all("UNIT_HEAD of the unit", "SYSTEM of the county"));
            for (String change : List.of(
                    "UNIT_HEAD of the unit GET /api/v1/inspections",
                    "UNIT_HEAD of the unit GET /api/v1/obligations",
                    "SYSTEM of the county GET /api/v1/changes")) {
                assertTrue(seen.stream().anyMatch(each -> each.startsWith(change)), change);
            }
        }
    }

    /** Asked for by its id it is answered as any id of nothing. */
    private void likeAnIdThatIsNone(String collection, String id, Map<String, Api> asking) {
        String none = UUID.randomUUID().toString();
        for (String path : collection.equals(City.INSPECTIONS) ? List.of("", "/filing-check") : List.of("")) {
            asking.forEach((name, reader) -> assertEquals(
                    answers.read(collection + "/" + none + path, reader).replace(none, "?"),
                    answers.read(collection + "/" + id + path, reader).replace(id, "?"),
                    name));
        }
    }

    /** Without where the feed ends, which goes on with whatever anybody does. */
    private static SortedMap<String, String> endless(SortedMap<String, String> all) {
        all.replaceAll((asked, answer) -> answer.replaceAll("\"next\":\\d+", ""));
        return all;
    }

    /** A look back is drawn from a list that names the unit, and ordered; afterwards it may be known. */
    @Test
    void beforeSomebodyHasLookedBackNobodyOfTheUnitReadsIt() {
        String closed = LookedBack.closed(city);
        settle();
        String[] asking = delegates.keySet().toArray(String[]::new);
        SortedMap<String, String> before = answers.all(asking);
        String drawing = "/api/v1/follow-up-draws";
        String today = City.today().toString();
        String committed = city.eso
                .post(
                        drawing,
                        Map.of(
                                "closedFrom",
                                today,
                                "closedTo",
                                today,
                                "count",
                                1,
                                "dueOn",
                                City.today().plusDays(30).toString(),
                                "reason",
                                "抽查"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertTrue(city.eso.get(drawing + "/" + committed).<String>path("list").contains(closed));
        likeAnIdThatIsNone(drawing, committed, delegates);
        String ordered = city.eso
                .command(drawing + "/" + committed, "reveal", Map.of("witnesses", List.of("张三")))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        settle();
        assertEquals(List.of(), Answers.differences(endless(before), endless(answers.all(asking))));
        likeAnIdThatIsNone(drawing, committed, delegates);
        likeAnIdThatIsNone("/api/v1/follow-ups", ordered, delegates);
        City.api(City.person("second"), "ESO", city.office)
                .command("/api/v1/follow-ups/" + ordered, "confirm", LookedBack.seen())
                .then()
                .statusCode(200);
        Api delegate = delegates.get("delegate of the unit as ESO");
        delegate.get(drawing + "/" + committed).then().statusCode(200);
        delegate.get("/api/v1/follow-ups/" + ordered).then().statusCode(200);
    }

    /** The same recording does notice a visit that may be known. */
    @Test
    void anAnnouncedVisitIsNoticed() {
        String[] asking = {
            "UNIT_HEAD of the unit", "SUPERVISOR of the county", "SYSTEM of the county", "partner system of the city"
        };
        SortedMap<String, String> before = answers.all(asking);
        readyToEnter("REGULAR", "ANNOUNCED");
        settle();
        List<String> seen = Answers.differences(before, answers.all(asking));
        for (String change : List.of(
                "UNIT_HEAD of the unit GET /api/v1/inspections",
                "UNIT_HEAD of the unit GET /api/v1/burden",
                "SUPERVISOR of the county GET /api/v1/inspections",
                "SYSTEM of the county GET /api/v1/changes",
                "partner system of the city GET /api/v1/changes")) {
            assertTrue(seen.stream().anyMatch(each -> each.startsWith(change)), change);
        }
    }
}
