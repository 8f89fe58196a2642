package dudao.plan.proposals;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.events.Event;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Told;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ItemProposalTest {

    private static final Path SAMPLES = Path.of("../inspection-service/src/main/contract/events");

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    @Inject
    CommonProblemEvents listener;

    @Inject
    Jdbi service;

    private City city;
    private final UUID problem = UUID.randomUUID();

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private String at() {
        return "/item-proposals/" + problem;
    }

    /** The producer's own sample, for this city. */
    private ObjectNode sample(String fact) {
        try {
            ObjectNode data = (ObjectNode)
                    json.readTree(SAMPLES.resolve(type(fact) + ".json").toFile())
                            .get("data");
            data.put("commonProblemId", problem.toString())
                    .put("bodyId", city.id.toString())
                    .put("planYear", 2026);
            return data.put("organizationId", city.office.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String fact) {
        return "dudao.common-problem." + fact + ".v1";
    }

    private void told(String fact, long version) {
        Told.event("inspection.events.v1", type(fact), problem, version, Instant.now(), sample(fact));
    }

    /** As the consumer hands it on, at once. */
    private void heard(String fact, long version) {
        Event event = new Event(
                UUID.randomUUID(), type(fact), problem, version, Instant.now(), null, null, null, sample(fact));
        assertTrue(listener.hears(event.type()));
        QuarkusTransaction.requiringNew().run(() -> {
            service.useHandle(Scope::everything);
            listener.on(event);
        });
    }

    private void awaited(String state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> RealParts.owner()
                .withHandle(handle -> handle.createQuery("select state from item_proposal where id = :id")
                        .bind("id", problem)
                        .mapTo(String.class)
                        .findOne()
                        .filter(state::equals)
                        .isPresent()));
    }

    @Test
    void whatInspectionRaisedBecomesAnItemOfTheDraft() {
        told("raised", 0);
        awaited("PROPOSED");
        String draft = city.draft("要点");
        String plan = draft.substring("/plans/".length());
        city.issuer
                .get("/item-proposals?state=PROPOSED&planYear=2026")
                .statusCode(200)
                .body("items.id", contains(problem.toString()));
        city.clerk.get(at()).statusCode(403);
        city.as("county", "ISSUER", city.county).get(at()).statusCode(404);
        String item = city.issuer
                .command(at(), "adopt", Map.of("planId", plan, "number", "9", "sectionOrdinal", 1))
                .statusCode(200)
                .body("state", equalTo("ADOPTED"))
                .extract()
                .path("itemId");
        city.issuer
                .get("/plan-items/" + item)
                .statusCode(200)
                .body("title", equalTo("整治校园消防通道"))
                .body("number", equalTo("9"))
                .body("body", containsString("督导 40 个单位,其中 9 个"));
        city.issuer
                .command(at(), "adopt", Map.of("planId", plan, "number", "10"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
        heard("withdrawn", 1);
        city.issuer.get(at()).body("state", equalTo("ADOPTED"));
        city.issuer.get("/item-proposals/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void whatWasWithdrawnOrDeclinedIsNotAdopted() {
        heard("withdrawn", 1);
        heard("raised", 0);
        city.issuer.get(at()).body("state", equalTo("WITHDRAWN"));
        city.issuer.command(at(), "decline", Map.of("reason", "重复")).statusCode(409);
    }

    @Test
    void aProposalIsForThePlanOfItsYearAndIssuer() {
        heard("raised", 0);
        heard("raised", 0);
        Rows.sql("update item_proposal set plan_year = 2031 where id = ?", problem);
        String plan = city.draft("要点").substring("/plans/".length());
        city.issuer
                .command(at(), "adopt", Map.of("planId", plan, "number", "9"))
                .statusCode(422)
                .body("code", equalTo("PROPOSAL_FOR_OTHER_PLAN"));
        city.issuer
                .command(at(), "adopt", Map.of("planId", UUID.randomUUID(), "number", "9"))
                .statusCode(404);
        city.leader
                .command(at(), "decline", Map.of("reason", "已列入专项"))
                .statusCode(200)
                .body("state", equalTo("DECLINED"))
                .body("reason", equalTo("已列入专项"));
    }
}
