package dudao.inspection.accountability.candidates;

import static dudao.inspection.testing.Held.CASES;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts raise candidates, once each, and nothing more. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CandidateTest {

    private static final Path SAMPLE =
            Path.of("../task-service/src/main/contract/events/dudao.task.escalation-proposed.v1.json");

    @Inject
    OrganizationTree tree;

    @Inject
    CandidateSweep sweep;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @Test
    void anOverdueRectificationRaisesACandidateAndDecidesNothing() {
        String rectification = city.ordered(city.confirmed(city.onSite()), city.order());
        sweep.sweep();
        city.eso.get(CASES).then().body("items", empty());
        Rows.sql("update rectification set due_on = current_date - 3 where id = ?", UUID.fromString(rectification));
        sweep.sweep();
        sweep.sweep();
        String id = city.eso
                .get(CASES)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("CANDIDATE"))
                .body("items[0].source", equalTo("FACT"))
                .extract()
                .path("items[0].id");
        city.eso
                .get(CASES + "/" + id)
                .then()
                .body("ground.code", equalTo("NOT_RECTIFIED"))
                .body("rectificationId", equalTo(rectification))
                .body("steps", empty())
                .body("measures", empty());
        city.head.get(CASES + "/" + id).then().statusCode(404);
        Rows.sql("update rectification set state = 'REPORTED' where id = ?", UUID.fromString(rectification));
        sweep.sweep();
        city.eso.get(CASES).then().body("items", hasSize(1));
    }

    @Test
    void aLetterNobodyReportsOnRaisesACandidate() {
        String inspection = city.onSite();
        city.confirmed(inspection);
        Rows.sql(
                "insert into inspection_deadline values (?, 'RECTIFICATION_REPORT', 'CN.x', '2012', 'CN', '第二十二条',"
                        + " 'OPINION_ISSUED', current_date - 40, null, null, current_date - 3, 'CN', false, '依据', now())",
                UUID.fromString(inspection));
        sweep.sweep();
        sweep.sweep();
        city.eso.get(CASES).then().body("items", hasSize(1)).body("items[0].state", equalTo("CANDIDATE"));
    }

    @Test
    void theLastRungOfTheLadderRaisesOneCandidate() throws IOException {
        Api county = City.api(City.person("eso"), "ESO", city.county);
        try (Topic tasks = new Topic("task.events.v1")) {
            UUID slip = UUID.randomUUID();
            tasks.send(Topic.event("dudao.task.escalation-proposed.v1", slip, 1, null, escalation(slip, "INTERVIEW")));
            UUID last = UUID.randomUUID();
            tasks.send(Topic.event(
                    "dudao.task.escalation-proposed.v1", last, 1, null, escalation(last, "ACCOUNTABILITY")));
            tasks.send(Topic.event(
                    "dudao.task.escalation-proposed.v1", last, 2, null, escalation(last, "ACCOUNTABILITY")));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> county.get(CASES).jsonPath().getList("items").size() == 1);
        }
        String id = county.get(CASES).path("items[0].id");
        county.get(CASES + "/" + id)
                .then()
                .body("source", equalTo("LADDER"))
                .body("state", equalTo("CANDIDATE"))
                .body("ground.code", equalTo("TASK_BEHIND"))
                .body("ground.verified", equalTo(false));
        assertEquals(1, county.get(CASES).jsonPath().getList("items").size());
    }

    private ObjectNode escalation(UUID id, String step) throws IOException {
        ObjectNode data =
                (ObjectNode) new ObjectMapper().readTree(SAMPLE.toFile()).get("data");
        return data.put("escalationId", id.toString())
                .put("organizationId", city.school.toString())
                .put("issuerId", city.county.toString())
                .put("step", step);
    }
}
