package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes between office and unit before the formal kinds. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NoticeHttpTest {

    private static final Map<String, Object> NOTICE = Map.of("text", "定于下周到校督导校园安全和食品安全");

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static String at(String id) {
        return INSPECTIONS + "/" + id;
    }

    private static Map<String, Object> answer(String matter, String text) {
        return Map.of("matter", matter, "text", text);
    }

    /** A unit that sends nothing does not keep the visit away. */
    @Test
    void aSelfEvaluationThatDoesNotComeIsNotWaitedForAfterItsDay() {
        String id = city.withTeam("SPECIAL", "ANNOUNCED");
        city.eso.done(at(id), "serve-notice", NOTICE, "NOTICE_SERVED");
        String due = City.today().toString();
        city.eso.done(at(id), "request-self-evaluation", Map.of("dueOn", due), "SELF_EVALUATION");
        city.eso.refusesCarelessly(INSPECTIONS, id, "end-self-evaluation", NOTHING, city.leader);
        refused(city.eso.command(at(id), "end-self-evaluation", NOTHING), 409, "SELF_EVALUATION_OPEN");
        refused(city.leader.command(at(id), "enter", NOTHING), 409, "ILLEGAL_TRANSITION");
        Rows.sql(
                "update inspection set self_evaluation_due_on = ? where id = ?",
                City.today().minusDays(1),
                UUID.fromString(id));
        city.eso.done(at(id), "end-self-evaluation", NOTHING, "NOTICE_SERVED");
        city.eso.get(at(id)).then().body("selfEvaluationDueOn", notNullValue()).body("selfEvaluation", nullValue());
        city.leader.done(at(id), "enter", NOTHING, "ON_SITE");
    }

    @Test
    void nobodyEntersWithoutAServedNotice() {
        String id = city.withTeam("SPECIAL", "ANNOUNCED");
        refused(city.leader.command(at(id), "enter", NOTHING), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(INSPECTIONS, id, "serve-notice", NOTICE, city.leader);
        refused(city.eso.command(at(id), "serve-notice", NOTHING), 400, "VALIDATION_FAILED");
        city.eso
                .command(at(id), "serve-notice", NOTICE)
                .then()
                .statusCode(200)
                .body("state", equalTo("NOTICE_SERVED"))
                .body("noticeServedAt", notNullValue());
        city.leader.done(at(id), "enter", NOTHING, "ON_SITE");
    }

    @Test
    void aRegularVisitHasNoDutyOfNotice() {
        String id = city.withTeam("REGULAR", "ANNOUNCED");
        refused(city.eso.command(at(id), "serve-notice", NOTICE), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theUnitEvaluatesItselfWhereAsked() {
        String id = city.withTeam("COMPREHENSIVE", "ANNOUNCED");
        city.eso.done(at(id), "serve-notice", NOTICE, "NOTICE_SERVED");
        Map<String, Object> limit = Map.of("dueOn", City.today().toString());
        city.eso.refusesCarelessly(INSPECTIONS, id, "request-self-evaluation", limit, city.leader);
        Map<String, Object> late = Map.of("dueOn", City.today().minusDays(1).toString());
        refused(city.eso.command(at(id), "request-self-evaluation", late), 422, "DUE_IN_PAST");
        city.eso.done(at(id), "request-self-evaluation", limit, "SELF_EVALUATION");

        Map<String, Object> all = Map.of("answers", List.of(answer("食品安全", "留样齐全"), answer("校园安全", "已排查")));
        city.head.refusesCarelessly(INSPECTIONS, id, "submit-self-evaluation", all, city.clerk);
        refused(city.countyHead.command(at(id), "submit-self-evaluation", all), 403, "FORBIDDEN");
        refused(city.otherHead.command(at(id), "submit-self-evaluation", all, "*"), 404, "NOT_FOUND");
        Map<String, Object> half = Map.of("answers", List.of(answer("校园安全", "已排查")));
        city.head
                .command(at(id), "submit-self-evaluation", half)
                .then()
                .statusCode(422)
                .body("code", equalTo("SELF_EVALUATION_INCOMPLETE"))
                .body("missing", contains("食品安全"));
        Map<String, Object> other = Map.of("answers", List.of(answer("天气", "晴")));
        city.head
                .command(at(id), "submit-self-evaluation", other)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers/0/matter"));
        city.head
                .command(at(id), "submit-self-evaluation", all)
                .then()
                .statusCode(200)
                .body("state", equalTo("SELF_EVALUATION_SUBMITTED"))
                .body("selfEvaluation.matter", contains("校园安全", "食品安全"))
                .body("selfEvaluation.text", contains("已排查", "留样齐全"));

        Map<String, Object> review = Map.of("text", "逐项回应");
        refused(city.leader.command(at(id), "enter", NOTHING), 409, "ILLEGAL_TRANSITION");
        city.leader.refusesCarelessly(INSPECTIONS, id, "review-self-evaluation", review, city.head);
        refused(
                City.api(City.person("x"), "INSPECTOR", city.office).command(at(id), "review-self-evaluation", review),
                403,
                "NOT_TEAM_LEADER");
        city.leader.done(at(id), "review-self-evaluation", review, "DESK_REVIEWED");
        city.leader.done(at(id), "enter", NOTHING, "ON_SITE");
    }
}
