package dudao.plan.targets.eligibility;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EligibilityResourceTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Eligibilities eligibilities;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;
    private String eligibility;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.complete("工作要点");
        eligibility = "/targets/" + city.issuer.get(plan + "/items").extract().path("items[0].targets[0].targetId")
                + "/eligibility";
    }

    private static Map<String, Object> units(Object... triples) {
        List<Map<String, Object>> units = new ArrayList<>();
        for (int i = 0; i < triples.length; i += 3) {
            units.add(
                    triples[i + 2] == null
                            ? Map.of("organizationId", triples[i], "eligibility", triples[i + 1])
                            : Map.of(
                                    "organizationId",
                                    triples[i],
                                    "eligibility",
                                    triples[i + 1],
                                    "reason",
                                    triples[i + 2]));
        }
        return Map.of("units", units);
    }

    private Set<UUID> excluded(Instant asOf) {
        UUID target = UUID.fromString(eligibility.split("/")[2]);
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return eligibilities.excluded(List.of(target), asOf).getOrDefault(target, Set.of());
        });
    }

    @Test
    void aMarkTakesEffectWhenASecondPersonApprovesIt() {
        city.supervisor
                .post(eligibility, units(city.school, "NOT_YET", "场地在建", city.privateSchool, "EXEMPT", "无相应学段"))
                .statusCode(201)
                .body("pending", hasSize(2))
                .body("units", hasSize(0));
        assertEquals(Set.of(), excluded(Instant.now()));
        city.leader
                .command(eligibility, "approve", null)
                .statusCode(200)
                .body("pending", hasSize(0))
                .body("notYet", equalTo(1))
                .body("exempt", equalTo(1))
                .body("units.find { it.eligibility == 'EXEMPT' }.reason", equalTo("无相应学段"))
                .body("units[0].approvedBy.id", equalTo("leader-" + city.id));
        Instant then = Instant.now();
        assertEquals(Set.of(city.school, city.privateSchool), excluded(then));
        city.issuer.post(eligibility, units(city.school, "ELIGIBLE", null)).statusCode(201);
        city.leader.command(eligibility, "approve", null).statusCode(200).body("eligible", equalTo(1));
        assertEquals(Set.of(city.privateSchool), excluded(Instant.now()));
        assertEquals(Set.of(city.school, city.privateSchool), excluded(then));
        city.issuer
                .get(eligibility + "?asOf=" + then)
                .body("notYet", equalTo(1))
                .body("pending", hasSize(0));
    }

    @Test
    void approvingTheMarksMakesNobodyAMakerOfThePlan() {
        city.supervisor.post(eligibility, units(city.school, "NOT_YET", "在建")).statusCode(201);
        city.leader.command(eligibility, "approve", null).statusCode(200);
        city.approve(plan);
    }

    @Test
    void fourEyesAndTheVersionThatWasRead() {
        var both = city.as("both", "ISSUER,LEADER", city.id);
        both.post(eligibility, units(city.school, "NOT_YET", "在建")).statusCode(201);
        both.command(eligibility, "approve", null).statusCode(403).body("code", equalTo("SAME_PERSON"));
        String read = city.leader.etag(eligibility);
        city.issuer
                .post(eligibility, units(city.privateSchool, "EXEMPT", "无此学段"))
                .statusCode(201);
        city.leader.send(eligibility + "/approve", null, read).statusCode(412);
        city.leader.send(eligibility + "/approve", null, null).statusCode(428);
        city.issuer.send(eligibility + "/approve", null, "*").statusCode(403);
        city.leader.command(eligibility, "approve", null).statusCode(200);
        city.leader.command(eligibility, "approve", null).statusCode(409).body("code", equalTo("NOTHING_TO_APPROVE"));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        city.issuer
                .post(eligibility, units(city.school, "NOT_YET", null))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/units/0/reason"));
        city.issuer
                .post(eligibility, units(city.school, "ELIGIBLE", null, city.school, "EXEMPT", "重"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/units/1/organizationId"));
        city.issuer
                .post(eligibility, units(new City(tree).school, "ELIGIBLE", null))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/units/0"));
        city.issuer.post(eligibility, units(city.school, "MAYBE", null)).statusCode(400);
        city.issuer.post(eligibility, Map.of("units", List.of())).statusCode(400);
        city.head.get(eligibility).statusCode(404);
    }
}
