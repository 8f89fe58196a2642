package dudao.task.organizations.relations;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RelationTest {

    private static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);

    private final Jdbi owner = RealParts.owner();
    private ImportedCity city;
    private UUID school;
    private UUID guide;

    /** A school of the first county may be guided by the second. */
    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(0);
        guide = city.counties.get(1);
    }

    private static String resource(UUID organization) {
        return "/api/v1/organizations/" + organization + "/relations";
    }

    private String etag(UUID organization) {
        return city.sysadmin()
                .get(resource(organization))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static Map<String, Object> relation(UUID superior, String kind, LocalDate from, LocalDate to) {
        Map<String, Object> relation =
                new HashMap<>(Map.of("superiorId", superior, "kind", kind, "from", from.toString()));
        if (to != null) {
            relation.put("to", to.toString());
        }
        return relation;
    }

    @SafeVarargs
    private Response put(UUID organization, Map<String, Object>... relations) {
        return city.sysadmin()
                .contentType(ContentType.JSON)
                .header("If-Match", etag(organization))
                .body(Map.of("items", List.of(relations)))
                .put(resource(organization));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "-30, 30, true", "-30, , true", "-30, -1, false", "1, 30, false", "1, , false"})
    void aSuperiorSeesTheSubtreeOnTheDaysOfTheRelation(int from, Integer to, boolean sees) {
        String task = Person.supervisor(city.bureau).assign(school, TODAY.plusYears(1));
        Person superior = Person.head(guide);
        superior.task(task).then().statusCode(404);
        LocalDate last = to == null ? null : TODAY.plusDays(to);
        put(school, relation(guide, "GUIDE", TODAY.plusDays(from), last)).then().statusCode(200);
        superior.task(task).then().statusCode(sees ? 200 : 404);
        superior.get("/api/v1/tasks").then().body("items.id", sees ? hasItem(task) : not(hasItem(task)));
        superior.get("/api/v1/organizations")
                .then()
                .body("items.id", sees ? hasItem(school.toString()) : not(hasItem(school.toString())));
        superior.get("/api/v1/statistics/lights?groupBy=organization").then().body("items", hasSize(sees ? 1 : 0));
        superior.get("/api/v1/tasks?organizationId=" + school).then().statusCode(sees ? 200 : 404);
        Person.head(city.schools.get(1).get(0)).task(task).then().statusCode(404);
    }

    @Test
    void aSuperiorReviewsAndMayAssign() {
        put(school, relation(guide, "COMMAND", TODAY, null)).then().statusCode(200);
        String task = Person.supervisor(guide).assign(school, TODAY.plusYears(1));
        Person head = Person.head(school);
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已做完")).then().statusCode(200);
        Person reviewer = new Person("reviewer", "REVIEWER", guide);
        reviewer.command(task, "complete").then().statusCode(200).body("state", equalTo("COMPLETED"));
    }

    @Test
    void anOfficeIsSuperiorTogetherWithWhatItWorksFor() {
        String task = Person.supervisor(city.bureau).assign(school, TODAY.plusYears(1));
        ImportedCity elsewhere = ImportedCity.registered();
        Person eso = new Person("eso", "ESO", elsewhere.office);
        eso.task(task).then().statusCode(404);
        put(school, relation(elsewhere.bureau, "SUPERVISE", TODAY, null)).then().statusCode(200);
        eso.task(task).then().statusCode(200);
        put(school, relation(elsewhere.office, "SUPERVISE", TODAY, null)).then().statusCode(200);
        eso.task(task).then().statusCode(200);
        Person.supervisor(elsewhere.bureau).task(task).then().statusCode(404);
    }

    @Test
    void theEventCarriesThemAll() {
        put(school, relation(guide, "GUIDE", TODAY, TODAY.plusDays(9)), relation(city.office, "SUPERVISE", TODAY, null))
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        List<Outgoing.Fact> facts = Outgoing.about(owner, school);
        Outgoing.Fact fact = facts.get(facts.size() - 1);
        assertEquals("dudao.organization.changed.v1", fact.type());
        assertEquals(1, fact.aggregateVersion());
        assertEquals(2, fact.json().get("relations").size());
        assertEquals(Outgoing.shape(Outgoing.sample("dudao.organization.changed.v1")), Outgoing.shape(fact.json()));
        city.sysadmin().get(resource(school)).then().body("items.kind", hasItem("GUIDE"));
    }

    @Test
    void whatIsNotGivenAgainEnds() {
        String task = Person.supervisor(city.bureau).assign(school, TODAY.plusYears(1));
        put(school, relation(guide, "GUIDE", TODAY, null)).then().statusCode(200);
        put(school).then().statusCode(200).body("items", hasSize(0));
        Person.head(guide).task(task).then().statusCode(404);
    }

    @Test
    void nobodyBecomesItsOwnSuperior() {
        put(school, relation(school, "GUIDE", TODAY, null))
                .then()
                .statusCode(422)
                .body("code", equalTo("RELATION_CYCLE"));
        put(city.bureau, relation(school, "GUIDE", TODAY, null))
                .then()
                .statusCode(422)
                .body("code", equalTo("RELATION_CYCLE"));
        put(city.counties.get(0), relation(guide, "GUIDE", TODAY, TODAY.plusDays(9)))
                .then()
                .statusCode(200);
        put(guide, relation(school, "GUIDE", TODAY.plusDays(9), null))
                .then()
                .statusCode(422)
                .body("code", equalTo("RELATION_CYCLE"));
        put(guide, relation(school, "GUIDE", TODAY.plusDays(10), null)).then().statusCode(200);
    }

    @Test
    void bothEndsMustExist() {
        put(school, relation(UUID.randomUUID(), "GUIDE", TODAY, null))
                .then()
                .statusCode(422)
                .body("code", equalTo("SUPERIOR_UNKNOWN"))
                .body("errors[0].pointer", equalTo("/items/0/superiorId"));
        city.sysadmin().get(resource(UUID.randomUUID())).then().statusCode(404);
    }

    @Test
    void badRelationsAreRefused() {
        put(school, relation(guide, "GUIDE", TODAY, TODAY.minusDays(1)))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/to"));
        put(school, relation(guide, "GUIDE", LocalDate.of(1, 1, 1), null))
                .then()
                .statusCode(400);
        put(school, relation(guide, "OWN", TODAY, null)).then().statusCode(400);
        put(school, relation(guide, "GUIDE", TODAY, null), relation(guide, "GUIDE", TODAY, TODAY))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/1"));
        String stale = etag(school);
        put(school, relation(guide, "GUIDE", TODAY, null)).then().statusCode(200);
        city.sysadmin()
                .contentType(ContentType.JSON)
                .header("If-Match", stale)
                .body(Map.of("items", List.of()))
                .put(resource(school))
                .then()
                .statusCode(412);
        city.sysadmin()
                .contentType(ContentType.JSON)
                .body(Map.of("items", List.of()))
                .put(resource(school))
                .then()
                .statusCode(428);
        city.supervisor().get(resource(school)).then().statusCode(403);
    }
}
