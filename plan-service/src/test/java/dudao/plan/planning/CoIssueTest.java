package dudao.plan.planning;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 联合发文: a bureau and one beside it, neither in the other's scope, issue a plan together. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CoIssueTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private City beside;
    private City stranger;

    @BeforeEach
    void newCities() {
        city = new City(tree);
        beside = new City(tree);
        stranger = new City(tree);
    }

    private Map<String, Object> joint(String kind, Object... issuers) {
        Map<String, Object> plan = new HashMap<>(City.plan(kind));
        plan.put("issuers", List.of(issuers));
        return plan;
    }

    private static Map<String, Object> body(UUID id) {
        return Map.of("organizationId", id);
    }

    private String drafted(String kind) {
        return "/plans/"
                + city.issuer
                        .post("/plans", joint(kind, body(city.id), Map.of("name", "市委教育工委"), body(beside.id)))
                        .statusCode(201)
                        .body("issuerId", equalTo(city.id.toString()))
                        .body("issuers.name", contains("试验市教育局", "市委教育工委", "试验市教育局"))
                        .extract()
                        .path("id");
    }

    private static void reads(Api reader, String plan, String item, boolean allowed) {
        int status = allowed ? 200 : 404;
        reader.get(plan).statusCode(status);
        reader.get(plan + "/items").statusCode(status);
        reader.get(item).statusCode(status);
        reader.get(plan + "/progress").statusCode(status);
        String id = City.idOf(plan).toString();
        reader.get("/plans?limit=200").body("items.id", allowed ? hasItem(id) : not(hasItem(id)));
    }

    @Test
    void eachOfTheIssuersReadsDraftsApprovesAndIssues() {
        String plan = drafted("要点");
        String item = city.item(plan, "1");
        for (Api maker :
                List.of(city.issuer, city.leader, city.supervisor, beside.issuer, beside.leader, beside.supervisor)) {
            reads(maker, plan, item, true);
        }
        for (Api other :
                List.of(city.clerk, beside.clerk, beside.head, stranger.issuer, stranger.leader, stranger.head)) {
            reads(other, plan, item, false);
        }
        Map<String, Object> measure = new HashMap<>(beside.measure());
        beside.issuer.post(item + "/measures", measure).statusCode(201);
        beside.issuer
                .put(plan, City.plan("要点"), beside.issuer.etag(plan))
                .statusCode(200)
                .body("issuers.size()", equalTo(3));
        city.issuer.command(plan, "submit", null).statusCode(200);
        beside.leader.command(plan, "approve", null).statusCode(200);
        city.leader.command(plan, "sign", null).statusCode(200);
        beside.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        for (Api bound : List.of(city.clerk, city.head, beside.clerk, beside.head)) {
            reads(bound, plan, item, true);
        }
        for (Api other : List.of(stranger.issuer, stranger.clerk, stranger.head)) {
            reads(other, plan, item, false);
        }
        beside.issuer
                .get("/plans?issuerId=" + beside.id)
                .body("items.id", contains(City.idOf(plan).toString()));
        beside.leader.command(plan, "close", Map.of("reason", "完成"));
    }

    @Test
    void whatIsRestrictedInItBothMakersRead() {
        String plan = drafted("要点");
        city.completeItem(plan, "1");
        String secret = city.completeItem(plan, "2");
        city.restrict(secret, city.office);
        city.approve(plan);
        beside.leader.command(plan, "sign", null).statusCode(200);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        for (Api maker : List.of(city.issuer, city.leader, beside.issuer, beside.leader)) {
            maker.get(secret).statusCode(200);
        }
        for (Api other : List.of(city.supervisor, beside.supervisor, beside.clerk, city.head)) {
            other.get(secret).statusCode(404);
            other.get(plan).statusCode(200).body("itemCount", equalTo(1));
        }
    }

    @Test
    void theDatabaseAloneAllowsTheSame() {
        String plan = drafted("要点");
        city.completeItem(plan, "1");
        String secret = city.completeItem(plan, "2");
        city.restrict(secret, city.office);
        String plans = "select count(*) from plan where id = '" + City.idOf(plan) + "'";
        String items = "select count(*) from plan_item where plan_id = '" + City.idOf(plan) + "'";
        assertEquals(1, caller("LEADER", beside.id).number(plans));
        assertEquals(2, caller("LEADER", beside.id).number(items));
        assertEquals(1, caller("SUPERVISOR", beside.id).number(items));
        assertEquals(0, caller("UNIT_HEAD", beside.school).number(plans));
        assertEquals(0, caller("LEADER", stranger.id).number(plans));
        city.approve(plan);
        beside.leader.command(plan, "sign", null).statusCode(200);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        assertEquals(1, caller("UNIT_HEAD", beside.school).number(plans));
        assertEquals(1, caller("UNIT_HEAD", beside.school).number(items));
        assertEquals(0, caller("UNIT_HEAD", stranger.school).number(plans));
    }

    private RowSecurity caller(String role, UUID organization) {
        return RowSecurity.caller(role, organization, tree.get(organization).path());
    }

    @Test
    void itCountsAsThePlanOfEachIssuer() {
        String plan = drafted("要点");
        beside.issuer
                .post("/plans", City.plan("要点"))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_PLAN"))
                .body("planId", equalTo(City.idOf(plan).toString()));
        String own = stranger.draft("要点");
        city.issuer
                .put(plan, joint("要点", body(city.id), body(stranger.id)), city.issuer.etag(plan))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_PLAN"))
                .body("planId", nullValue());
        stranger.issuer.command(own, "withdraw", Map.of("reason", "并入")).statusCode(200);
        city.issuer
                .put(plan, joint("要点", body(city.id), body(stranger.id)), city.issuer.etag(plan))
                .statusCode(200);
        beside.issuer.get(plan).statusCode(404);
        beside.draft("要点");
    }

    @Test
    void aNumberIsUsedOnceByEachIssuer() {
        String plan = drafted("要点");
        city.completeItem(plan, "1");
        city.approve(plan);
        beside.leader.command(plan, "sign", null).statusCode(200);
        beside.issued("专项", 1);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(409).body("code", equalTo("DUPLICATE"));
        city.issuer.command(plan, "issue", City.number(2)).statusCode(200);
    }

    /** 党政机关公文处理工作条例 Art. 22: a joint document is signed by the leaders of all who issue it. */
    @Test
    void itIsIssuedWhenTheLeaderOfEachHasSigned() {
        String plan = drafted("要点");
        city.completeItem(plan, "1");
        beside.leader.command(plan, "sign", null).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        city.issuer.command(plan, "submit", null).statusCode(200).body("allowedCommands", hasItem("sign"));
        beside.leader.command(plan, "sign", null).statusCode(200).body("status", equalTo("UNDER_REVIEW"));
        beside.leader.command(plan, "sign", null).statusCode(409).body("code", equalTo("ALREADY_SIGNED"));
        city.leader.command(plan, "return", Map.of("reason", "补充")).statusCode(200);
        city.issuer.command(plan, "submit", null).statusCode(200).body("signedIssuerIds", empty());
        city.leader
                .command(plan, "approve", Map.of("overlapsSeen", city.overlapsSeen(plan)))
                .statusCode(200)
                .body("signedIssuerIds", contains(city.id.toString()));
        city.issuer
                .command(plan, "issue", City.number(1))
                .statusCode(409)
                .body("code", equalTo("SIGNATURE_MISSING"))
                .body("issuerIds", contains(beside.id.toString()));
        stranger.leader.send(plan + "/sign", null, "*").statusCode(404);
        beside.issuer.command(plan, "sign", null).statusCode(403);
        beside.leader
                .command(plan, "sign", null)
                .statusCode(200)
                .body("signedIssuerIds", contains(city.id.toString(), beside.id.toString()))
                .body("allowedCommands", not(hasItem("sign")));
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        beside.issuer.get(plan + "/timeline").body("items.happened", hasItem("signed"));
    }

    @Test
    void whoMadeItDoesNotSignItAndOneIssuerNeedsNoSignature() {
        String plan = drafted("要点");
        String item = city.item(plan, "1");
        Api both = beside.as("both", "ISSUER,LEADER", beside.id);
        both.post(item + "/measures", new HashMap<>(beside.measure())).statusCode(201);
        city.issuer.command(plan, "submit", null).statusCode(200);
        both.command(plan, "sign", null).statusCode(403).body("code", equalTo("SAME_PERSON"));
        String own = stranger.draft("要点");
        stranger.item(own, "1");
        stranger.issuer.command(own, "submit", null).statusCode(200).body("allowedCommands", not(hasItem("sign")));
        stranger.leader.command(own, "sign", null).statusCode(409).body("code", equalTo("PLAN_NOT_JOINT"));
    }

    @Test
    void nobodyWritesInAnothersName() {
        Api school = city.as("school-issuer", "ISSUER", city.school);
        school.post("/plans", joint("要点", body(city.id), body(city.school)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuers/0/organizationId"));
        city.issuer
                .post("/plans", joint("要点", body(beside.id)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuers"));
        city.issuer
                .post("/plans", joint("要点", body(city.id), body(city.id)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuers/1/organizationId"));
        city.issuer
                .post("/plans", joint("要点", body(city.id), body(UUID.randomUUID())))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuers/1/organizationId"));
        city.issuer
                .post("/plans", joint("要点", body(city.id), Map.of()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuers/1/name"));
        city.issuer
                .post("/plans", joint("要点", Map.of("name", "市委教育工委"), Map.of("name", "试验市教育局")))
                .statusCode(201)
                .body("issuerId", equalTo(city.id.toString()));
    }

    @Test
    void ofTwoJointPlansAtOnceOneBegins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean first = i % 2 == 0;
                City by = first ? city : beside;
                Map<String, Object> plan = first
                        ? joint("要点", body(city.id), body(stranger.id))
                        : joint("要点", body(stranger.id), body(beside.id));
                answers.add(threads.submit(
                        () -> by.issuer.post("/plans", plan).extract().statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertEquals(
                    List.of(201, 409, 409, 409, 409, 409),
                    statuses.stream().sorted().toList());
        } finally {
            threads.shutdown();
        }
    }
}
