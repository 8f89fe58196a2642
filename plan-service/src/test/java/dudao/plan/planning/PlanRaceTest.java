package dudao.plan.planning;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several persons do the same at the same moment. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanRaceTest {

    private static final int AT_ONCE = 6;

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    private static List<ValidatableResponse> atOnce(IntFunction<ValidatableResponse> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<ValidatableResponse>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int n = i;
                answers.add(threads.submit(() -> request.apply(n)));
            }
            List<ValidatableResponse> all = new ArrayList<>();
            for (Future<ValidatableResponse> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static List<Integer> statuses(List<ValidatableResponse> answers) {
        return answers.stream()
                .map(answer -> answer.extract().statusCode())
                .sorted()
                .toList();
    }

    private static List<Integer> oneOf(int won, int lost) {
        List<Integer> statuses = new ArrayList<>(Collections.nCopies(AT_ONCE - 1, lost));
        statuses.add(0, won);
        return statuses;
    }

    @Test
    void onlyOneDraftOfAKindBegins() throws Exception {
        List<ValidatableResponse> answers = atOnce(n -> city.issuer.post("/plans", City.plan("工作要点")));
        assertEquals(oneOf(201, 409), statuses(answers));
        answers.stream()
                .filter(answer -> answer.extract().statusCode() == 409)
                .forEach(answer -> answer.body("code", equalTo("DUPLICATE_PLAN")));
    }

    @Test
    void aCommandIsCarriedOutOnce() throws Exception {
        String plan = city.complete("工作要点");
        String etag = city.issuer.etag(plan);
        assertEquals(oneOf(200, 412), statuses(atOnce(n -> city.issuer.send(plan + "/submit", null, etag))));
    }

    @Test
    void differentItemsAreEditedSideBySide() throws Exception {
        String plan = city.draft("工作要点");
        List<String> items = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            items.add(city.item(plan, String.valueOf(i)));
        }
        int before = version(plan);
        List<ValidatableResponse> answers = atOnce(
                n -> city.issuer.put(items.get(n), Map.of("number", "n" + n, "title", "题", "body", ""), "\"0\""));
        assertEquals(Collections.nCopies(AT_ONCE, 200), statuses(answers));
        assertEquals(before + AT_ONCE, version(plan));
    }

    @Test
    void itemsAddedAtOnceAllFindTheirPlace() throws Exception {
        String plan = city.draft("工作要点");
        List<ValidatableResponse> answers =
                atOnce(n -> city.issuer.post(plan + "/items", Map.of("number", "n" + n, "title", "题", "body", "")));
        assertEquals(Collections.nCopies(AT_ONCE, 201), statuses(answers));
        city.issuer.get(plan).body("itemCount", equalTo(AT_ONCE));
    }

    @Test
    void aPlanIsRevisedOnceOrRevoked() throws Exception {
        String plan = city.issued("工作要点", 1);
        String measure =
                "/measures/" + city.issuer.get(plan + "/items").extract().path("items[0].measures[0].id");
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < AT_ONCE - 1; i++) {
            Map<String, Object> changed = new HashMap<>(city.measure());
            changed.put("acceptanceStandard", "标准" + i);
            var proposal = city.issuer
                    .post(
                            plan + "/revision-proposals",
                            Map.of(
                                    "document",
                                    "文",
                                    "reason",
                                    "由",
                                    "changes",
                                    List.of(Map.of(
                                            "op",
                                            "CHANGE_MEASURE",
                                            "measureId",
                                            City.idOf(measure),
                                            "measure",
                                            changed))))
                    .statusCode(201)
                    .extract();
            orders.add(Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash")));
        }
        String etag = city.issuer.etag(plan);
        assertEquals(
                oneOf(200, 412),
                statuses(atOnce(n -> n == AT_ONCE - 1
                        ? city.leader.send(plan + "/revoke", Map.of("reason", "废止"), etag)
                        : city.leader.send(plan + "/revise", orders.get(n), etag))));
        String winner = city.issuer.get(plan).extract().path("status");
        int revisions = city.issuer.get(plan + "/revisions").extract().path("items.size()");
        assertEquals(winner.equals("REVOKED") ? 1 : 2, revisions);
    }

    @Test
    void whoeverDoesNotLookStillRevisesOnce() throws Exception {
        String plan = city.issued("工作要点", 1);
        String measure = city.issuer.get(plan + "/items").extract().path("items[0].measures[0].id");
        Map<String, Object> changed = new HashMap<>(city.measure());
        changed.put("acceptanceStandard", "另一标准");
        Map<String, Object> wanted = Map.of(
                "document",
                "文",
                "reason",
                "由",
                "changes",
                List.of(Map.of("op", "CHANGE_MEASURE", "measureId", measure, "measure", changed)));
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            var proposal = city.issuer
                    .post(plan + "/revision-proposals", wanted)
                    .statusCode(201)
                    .extract();
            orders.add(Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash")));
        }
        List<ValidatableResponse> answers = atOnce(n -> city.leader.send(plan + "/revise", orders.get(n), "*"));
        assertEquals(oneOf(200, 409), statuses(answers));
        answers.stream()
                .filter(answer -> answer.extract().statusCode() == 409)
                .forEach(answer -> answer.body("code", equalTo("PROPOSAL_OUTDATED")));
    }

    private int version(String plan) {
        return Integer.parseInt(city.issuer.etag(plan).replace("\"", ""));
    }
}
