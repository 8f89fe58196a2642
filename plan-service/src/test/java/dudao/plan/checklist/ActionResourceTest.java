package dudao.plan.checklist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ActionResourceTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String item;
    private String action;

    /** An issued plan with one item that the county leads. */
    @BeforeEach
    void newPlan() {
        city = new City(tree);
        plan = city.complete("工作要点");
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        city.issuer
                .put(
                        item,
                        Map.of(
                                "number", "1",
                                "title", "关爱教师",
                                "body", "实施关爱教师三项行动。",
                                "leadOrganizationId", city.county,
                                "actions", List.of(Map.of("name", "体检"), Map.of("name", "疗养"), Map.of("name", "减负"))),
                        city.issuer.etag(item))
                .statusCode(200);
        action = item + "/actions/" + city.issuer.get(item).extract().path("actions[1].actionId");
    }

    private void issue() {
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
    }

    @Test
    void theLeadTicksOffAndTakesBack() {
        issue();
        city.clerk
                .send(action + "/done", null, city.clerk.etag(item))
                .statusCode(200)
                .body("actions.doneOn", equalTo(java.util.Arrays.asList(null, City.TODAY.toString(), null)));
        String yesterday = City.TODAY.minusDays(1).toString();
        city.supervisor
                .send(action + "/done", Map.of("doneOn", yesterday), city.supervisor.etag(item))
                .statusCode(200)
                .body("actions[1].doneOn", equalTo(yesterday));
        city.clerk
                .send(action + "/undone", Map.of("reason", "还差一校"), city.clerk.etag(item))
                .statusCode(200)
                .body("actions[1].doneOn", nullValue())
                .body("actions[1].name", equalTo("疗养"));
    }

    @Test
    void nobodyElseDoes() {
        issue();
        String etag = city.issuer.etag(item);
        city.head.send(action + "/done", null, etag).statusCode(403);
        city.issuer.send(action + "/done", null, etag).statusCode(403);
        City other = new City(tree);
        other.supervisor.send(action + "/done", null, etag).statusCode(404);
        city.as("their-supervisor", "SUPERVISOR", city.school)
                .send(action + "/done", null, etag)
                .statusCode(403);
    }

    @Test
    void whatIsWrongIsRefused() {
        city.supervisor
                .send(action + "/done", null, city.issuer.etag(item))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
        issue();
        String etag = city.issuer.etag(item);
        city.clerk.send(action + "/done", null, null).statusCode(428);
        city.clerk.send(action + "/done", null, "\"99\"").statusCode(412);
        city.clerk
                .send(action + "/done", Map.of("doneOn", City.TODAY.plusDays(1).toString()), etag)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/doneOn"));
        city.clerk.send(action + "/undone", Map.of(), etag).statusCode(400);
        city.clerk
                .send(item + "/actions/" + UUID.randomUUID() + "/done", null, etag)
                .statusCode(404);
    }
}
