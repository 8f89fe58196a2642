package dudao.inspection.rectifications;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who rectified does not judge the rectification. "B>A" reads: B acts for A. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FourEyesTest {

    private enum Rectifying {
        PLAN,
        ACCEPT,
        REPORT
    }

    @Inject
    OrganizationTree tree;

    private City city;
    private Topic topic;

    @BeforeEach
    void build() {
        city = new City(tree);
        topic = new Topic("task.events.v1");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private String sub(String person) {
        return person + "-" + city.city;
    }

    private Api acting(String act, String role, UUID organization) {
        String[] persons = act.split(">");
        if (persons.length == 1) {
            return api(sub(act), role, organization);
        }
        new ToldDelegation(sub(persons[1]), sub(persons[0]), organization, role).granted();
        return api(sub(persons[0]), "UNIT_CLERK", city.otherSchool).actingFor(sub(persons[1]));
    }

    private Map<String, Map<String, Object>> judgements() {
        Map<String, Map<String, Object>> commands = new LinkedHashMap<>();
        commands.put("return-plan", Map.of("reason", "太粗"));
        commands.put("approve-plan", NOTHING);
        commands.put("start-verification", Map.of("method", "DESK"));
        commands.put(
                "reject",
                Map.of("reason", "不实", "dueOn", City.today().plusDays(20).toString()));
        commands.put("accept", Work.acceptance());
        commands.put("close", NOTHING);
        return commands;
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
    void whoRectifiedDoesNotJudge(String rectifying, String judging, int status) {
        for (Rectifying what : Rectifying.values()) {
            Work work = new Work(city, topic, true);
            Api judge = acting(judging, "ESO", city.office);
            Map<String, Object> plan = Map.of(
                    "text",
                    "方案",
                    "milestones",
                    List.of(Map.of("text", "清点", "dueOn", City.today().toString())));
            Api planner = what == Rectifying.PLAN ? acting(rectifying, "UNIT_HEAD", city.school) : city.head;
            planner.done(work.resource(), "submit-plan", plan, "PLAN_SUBMITTED");
            if (what == Rectifying.PLAN && status == 403) {
                judgements()
                        .forEach((command, body) ->
                                refused(judge.command(work.resource(), command, body), 403, "SAME_PERSON"));
            }
            (what == Rectifying.PLAN && status == 200 ? judge : city.eso)
                    .done(work.resource(), "approve-plan", NOTHING, "IN_PROGRESS");
            told(work, "accepted", "ACCEPTED", 1, what == Rectifying.ACCEPT ? rectifying : "clerk");
            told(work, "completion-submitted", "SUBMITTED", 3, what == Rectifying.REPORT ? rectifying : "head");
            work.becomes("REPORTED", "AWAITING_VERIFICATION");
            if (status == 403) {
                judgements()
                        .forEach((command, body) ->
                                refused(judge.command(work.resource(), command, body), 403, "SAME_PERSON"));
            } else {
                judge.done(work.resource(), "start-verification", Map.of("method", "DESK"), "VERIFYING");
                judge.done(work.resource(), "accept", Work.acceptance(), "ACCEPTED");
                judge.done(work.resource(), "close", NOTHING, "CLOSED");
            }
        }
    }

    private void told(Work work, String fact, String state, long version, String act) {
        String[] persons = act.split(">");
        Map<String, Object> event = work.event(fact, state, version);
        event.put("actor", sub(persons[0]));
        if (persons.length > 1) {
            event.put("onbehalfof", sub(persons[1]));
        }
        topic.send(event);
    }

    /** The report was in before the plan was approved: it counts from then on, and so does who made it. */
    @Test
    void whoReportedTooEarlyHasReported() {
        Work work = new Work(city, topic, true);
        Map<String, Object> plan = Map.of(
                "text",
                "方案",
                "milestones",
                List.of(Map.of("text", "清点", "dueOn", City.today().toString())));
        city.head.done(work.resource(), "submit-plan", plan, "PLAN_SUBMITTED");
        told(work, "completion-submitted", "SUBMITTED", 3, "early");
        Work.until(() -> "SUBMITTED".equals(city.eso.get(work.resource()).path("task.state")));
        city.eso.done(work.resource(), "approve-plan", NOTHING, "REPORTED");
        Api early = acting("early", "ESO", city.office);
        refused(early.command(work.resource(), "start-verification", Map.of("method", "DESK")), 403, "SAME_PERSON");
    }

    @Test
    void aDelegateOfTheUnitIsOfTheUnitStill() {
        Work work = new Work(city, topic, false);
        work.reported();
        new ToldDelegation(sub("boss"), sub("colleague"), city.office, "ESO").granted();
        Api colleague = api(sub("colleague"), "UNIT_CLERK", city.school).actingFor(sub("boss"));
        refused(
                colleague.command(work.resource(), "start-verification", Map.of("method", "DESK")),
                403,
                "NOT_INDEPENDENT");
    }

    @Test
    void bothPersonsAreOnRecord() {
        Work work = new Work(city, topic, false);
        work.reported();
        acting("aide>boss", "ESO", city.office)
                .command(work.resource(), "start-verification", Map.of("method", "DESK"))
                .then()
                .statusCode(200)
                .body("verifications[0].verifier", equalTo(sub("aide")))
                .body("verifications[0].verifierFor", equalTo(sub("boss")));
    }
}
