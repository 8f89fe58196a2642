package dudao.plan.planning;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.ToldDelegation;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who made a plan does not approve it. "B>A" reads: B acts for A. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FourEyesTest {

    private enum Making {
        DRAFT,
        EDIT,
        SUBMIT
    }

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void found() {
        city = new City(tree);
    }

    private String sub(String person) {
        return person + "-" + city.id;
    }

    private Api acting(String act, String role) {
        String[] persons = act.split(">");
        Api own = city.as(persons[0], role, city.id);
        if (persons.length == 1) {
            return own;
        }
        new ToldDelegation(sub(persons[1]), sub(persons[0]), city.id, role).granted();
        return city.as(persons[0], "UNIT_CLERK", city.county).actingFor(sub(persons[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "A,   A,   403",
        "A,   B,   200",
        "A,   A>B, 403",
        "A,   B>A, 403",
        "B>A, B,   403",
        "B>A, A,   403",
        "A>C, B>C, 403",
        "B>A, C>B, 403",
        "A,   C>B, 200",
        "A>C, B>D, 200",
    })
    void whoMadeItDoesNotApproveIt(String making, String approving, int status) {
        for (Making what : Making.values()) {
            Api maker = acting(making, "ISSUER");
            Api drafter = what == Making.DRAFT ? maker : city.issuer;
            String plan = "/plans/"
                    + drafter.post("/plans", City.plan(what.name()))
                            .statusCode(201)
                            .extract()
                            .path("id");
            city.measure(city.item(plan, "1"), city.measure());
            if (what == Making.EDIT) {
                Map<String, Object> item = Map.of("number", "2", "sectionOrdinal", 1, "title", "另一条", "body", "另一条。");
                maker.post(plan + "/items", item).statusCode(201);
            }
            (what == Making.SUBMIT ? maker : city.issuer)
                    .command(plan, "submit", null)
                    .statusCode(200);
            acting(approving, "LEADER")
                    .command(plan, "approve", null)
                    .statusCode(status)
                    .body("code", status == 403 ? equalTo("SAME_PERSON") : nullValue());
        }
    }

    @Test
    void whoOnceSubmittedHasMadeItForGood() {
        String plan = city.complete("要点");
        city.as("first", "ISSUER", city.id).command(plan, "submit", null).statusCode(200);
        city.leader.command(plan, "return", Map.of("reason", "再改")).statusCode(200);
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.as("first", "LEADER", city.id)
                .command(plan, "approve", null)
                .statusCode(403)
                .body("code", equalTo("SAME_PERSON"));
    }

    @Test
    void bothPersonsAreOnRecord() {
        Api aide = acting("aide>boss", "LEADER");
        String plan = city.complete("要点");
        city.issuer.command(plan, "submit", null).statusCode(200);
        aide.command(plan, "approve", null)
                .statusCode(200)
                .body("approvedBy", equalTo(sub("aide")))
                .body("approvedFor", equalTo(sub("boss")));
        city.leader
                .get(plan + "/timeline")
                .body("items[-1].actor.id", equalTo(sub("aide")))
                .body("items[-1].actor.onBehalfOf", equalTo(sub("boss")));
    }

    @Test
    void aDelegationThatIsHeardOfHoldsOnItsDaysUntilRevoked() {
        String plan = city.complete("要点");
        city.issuer.command(plan, "submit", null).statusCode(200);
        Api aide = city.as("aide", "UNIT_CLERK", city.county).actingFor(sub("boss"));
        aide.send(plan + "/approve", null, "*").statusCode(403).body("code", equalTo("NOT_DELEGATED"));
        LocalDate today = City.TODAY;
        new ToldDelegation(sub("boss"), sub("aide"), city.id, "LEADER")
                .between(today.minusDays(9), today.minusDays(1))
                .granted();
        aide.send(plan + "/approve", null, "*").statusCode(403).body("code", equalTo("NOT_DELEGATED"));
        ToldDelegation holds = new ToldDelegation(sub("boss"), sub("aide"), city.id, "LEADER").granted();
        aide.get(plan).statusCode(200);
        holds.revoked();
        holds.granted();
        aide.send(plan + "/approve", null, "*").statusCode(403).body("code", equalTo("NOT_DELEGATED"));
    }

    @Test
    void aKeyOfAnotherServiceOpensNothingHere() {
        io.restassured.RestAssured.given()
                .header("X-API-Key", "dk_0123456789abcdef_" + "A".repeat(43))
                .get("/api/v1/plans")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        city.as("security", "SECADMIN", city.id).get("/api-keys").statusCode(200);
        city.as("security", "SECADMIN", city.id)
                .get("/plans/" + UUID.randomUUID())
                .statusCode(403);
    }
}
