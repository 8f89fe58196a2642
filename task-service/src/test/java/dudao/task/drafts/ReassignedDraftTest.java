package dudao.task.drafts;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was registered and approved holds for whichever unit has the task in the end. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReassignedDraftTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
    }

    private String approved(Map<String, ?> more) {
        return supervisor.approved(
                Map.of(
                        "title",
                        "整治校门口交通",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        Clocks.dateOf(Instant.now()).plusDays(40).toString()),
                more);
    }

    private String reassigned(String task, UUID from, UUID to) {
        Map<String, Object> objection = Map.of("text", "不属我县", "proposedOrganizationId", to);
        Person.head(from).command(task, "object", objection).then().statusCode(200);
        supervisor
                .command(task, "reassign", Map.of("organizationId", to))
                .then()
                .statusCode(200);
        return supervisor.get(Person.TASKS + "?organizationId=" + to).path("items[0].id");
    }

    @Test
    void theNewTaskComesFromTheSamePaperAndHasTheSameApproval() {
        String task = approved(Map.of("schoolsBelow", true));
        String next = reassigned(task, city.county(), city.otherCounty());
        Person unit = Person.head(city.otherCounty());
        unit.task(next).then().body("replaces", equalTo(task)).body("reference.title", equalTo("市领导批示"));
        supervisor.task(next).then().body("reference.title", equalTo("市领导批示"));
        unit.command(next, "accept").then().statusCode(200);
        unit.post(Person.TASKS + "/" + next + "/subtasks", Map.of("organizationIds", List.of(city.farSchool())))
                .then()
                .statusCode(201);
    }

    @Test
    void whatNobodyApprovedIsNotApprovedByGoingOn() {
        Map<String, Object> wanted = Map.of(
                "title",
                "整治校门口交通",
                "source",
                "INSTRUCTION",
                "organizationId",
                city.county(),
                "reference",
                Map.of("title", "市民来信"),
                "dueOn",
                Clocks.dateOf(Instant.now()).plusDays(40).toString());
        String next = reassigned(supervisor.give(wanted), city.county(), city.otherCounty());
        Person unit = Person.head(city.otherCounty());
        unit.task(next).then().body("reference.title", equalTo("市民来信"));
        unit.command(next, "accept").then().statusCode(200);
        unit.post(Person.TASKS + "/" + next + "/subtasks", Map.of("organizationIds", List.of(city.farSchool())))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPROVAL_REQUIRED"));
    }
}
