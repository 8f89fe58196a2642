package dudao.inspection.publications;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.Publishing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing reaches the public that two others have not looked through, and nothing but that. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PublicationHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Formal formal;
    private Publishing publishing;

    @BeforeEach
    void build() {
        city = new City(tree);
        formal = issued("CN");
        publishing = new Publishing(city, formal.at);
    }

    private Formal issued(String jurisdiction) {
        Formal made = Formal.waived(city, jurisdiction);
        made.draft(Formal.draft(0, City.today()));
        made.consent(2);
        made.issue();
        return made;
    }

    private static ValidatableResponse publicList() {
        return given().get("/api/v1/public/publications?limit=200").then().statusCode(200);
    }

    /** The seventh of the ten invariants, attacked wherever there is a door. */
    @Test
    void nothingIsPublishedWithoutTwoWhoHaveLookedThroughIt() {
        refused(city.eso.command(formal.at, "publication/draft", Publishing.draft()), 409, "REPORT_NOT_FORMED");
        publishing.form();
        refused(city.eso.command(formal.at, "publication/publish", NOTHING), 404, "NOT_FOUND");
        publishing.drafted();
        refused(city.eso.command(publishing.publication, "publish", NOTHING), 409, "ILLEGAL_TRANSITION");
        Map<String, Object> said = Publishing.said("未见涉密、隐私");
        refused(publishing.second.command(publishing.publication, "approve", said), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.command(publishing.publication, "review", said), 403, "SAME_PERSON");
        refused(city.head.command(formal.at, "publication/review", said), 403, "FORBIDDEN");
        refused(city.leader.command(formal.at, "publication/review", said), 403, "FORBIDDEN");
        refused(publishing.first.command(publishing.publication, "review", NOTHING), 400, "VALIDATION_FAILED");
        publishing.first.done(publishing.publication, "review", said, "REVIEWED");
        refused(city.eso.command(publishing.publication, "publish", NOTHING), 409, "ILLEGAL_TRANSITION");
        refused(publishing.first.command(publishing.publication, "approve", said), 403, "SAME_PERSON");
        refused(city.eso.command(publishing.publication, "approve", said), 403, "SAME_PERSON");
        publicList().body("items.id", not(hasItem(formal.id)));
        publishing.second.done(publishing.publication, "approve", said, "APPROVED");
        publicList().body("items.id", not(hasItem(formal.id)));
        // A new draft is another text: what was said to the old one counts no more.
        city.eso.done(publishing.publication, "draft", Publishing.draft(), "DRAFT");
        city.eso
                .get(publishing.publication)
                .then()
                .body("reviewed", nullValue())
                .body("approved", nullValue());
        refused(city.eso.command(publishing.publication, "publish", NOTHING), 409, "ILLEGAL_TRANSITION");
        publishing.approved();
        city.eso.done(publishing.publication, "publish", NOTHING, "PUBLISHED");
        publicList().body("items.id", hasItem(formal.id));
        refused(city.eso.command(publishing.publication, "draft", Publishing.draft()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void itsClockRunsFromTheReportAndIsKept() {
        publishing.form();
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'PUBLICATION' }.amount", equalTo(20))
                .body("items.find { it.matter == 'PUBLICATION' }.dayKind", equalTo("WORKING_DAY"))
                .body("items.find { it.matter == 'PUBLICATION' }.citation", equalTo("《政府信息公开条例》第二十六条"))
                .body("items.find { it.matter == 'PUBLICATION' }.metAt", nullValue());
        publishing.drafted().approved();
        city.eso.done(publishing.publication, "publish", NOTHING, "PUBLISHED");
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'PUBLICATION' }.metAt", not(nullValue()))
                .body("items.find { it.matter == 'PUBLICATION' }.late", equalTo(false));
    }

    @Test
    void onlyTheApprovedTextIsShown() {
        publishing.toTheEnd();
        publicList()
                .body("items.find { it.id == '" + formal.id + "' }.text", equalTo("公布稿"))
                .body(
                        "items.find { it.id == '" + formal.id + "' }.keySet().sort()",
                        contains("id", "letter", "organizationName", "publishedAt", "text", "title"));
        refused(city.head.get(publishing.publication), 403, "FORBIDDEN");
        refused(city.head.get(publishing.report), 403, "FORBIDDEN");
        Api own = City.api(person("own"), "SUPERVISOR", city.school);
        refused(own.get(publishing.publication), 404, "NOT_FOUND");
        refused(own.get(publishing.report), 404, "NOT_FOUND");
        refused(city.eso.get("/api/v1/public/publications?cursor=x"), 400, "INVALID_CURSOR");
    }

    @Test
    void whatIsCorrectedIsReviewedAgainBeforeItIsShown() {
        publishing.toTheEnd();
        Map<String, Object> against = Map.of("channel", "来信", "text", "人数有误");
        city.eso.done(publishing.publication, "object", against, "OBJECTED");
        publicList().body("items.id", hasItem(formal.id));
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "NOT_PUBLISHED");
        refused(city.eso.command(publishing.publication, "object", against), 409, "ILLEGAL_TRANSITION");
        city.eso.done(publishing.publication, "answer", answer("UPHELD"), "PUBLISHED");
        city.eso.done(publishing.publication, "object", against, "OBJECTED");
        city.eso.done(publishing.publication, "answer", answer("CORRECTED"), "CORRECTING");
        publicList().body("items.id", not(hasItem(formal.id)));
        city.eso
                .get(publishing.publication)
                .then()
                .body("objections.outcome", contains("UPHELD", "CORRECTED"))
                .body("reviewed", nullValue());
        // Nobody reviews what was found wrong, and the same again is no correction.
        Map<String, Object> said = Publishing.said("未见");
        refused(publishing.first.command(publishing.publication, "review", said), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.command(publishing.publication, "draft", Publishing.draft()), 422, "NOTHING_CORRECTED");
        Map<String, Object> corrected = Publishing.draft();
        corrected.put("text", "更正后的公布稿");
        city.eso.done(publishing.publication, "draft", corrected, "DRAFT");
        publishing.approved();
        city.eso.done(publishing.publication, "publish", NOTHING, "PUBLISHED");
        city.eso.done(formal.at, "close", NOTHING, "CLOSED");
    }

    @Test
    void whatIsArchivedIsNotChangedAndNothingIsArchivedThatIsOpenAgain() {
        publishing.toTheEnd();
        city.eso.done(formal.at, "close", NOTHING, "CLOSED");
        Map<String, Object> against = Map.of("channel", "来信", "text", "人数有误");
        city.eso.done(publishing.publication, "object", against, "OBJECTED");
        refused(city.eso.command(formal.at, "archive", NOTHING), 409, "NOT_PUBLISHED");
        city.eso.done(publishing.publication, "answer", answer("UPHELD"), "PUBLISHED");
        city.eso.done(formal.at, "archive", NOTHING, "ARCHIVED");
        String etag = city.eso.etag(publishing.publication);
        refused(city.eso.command(publishing.publication, "object", against), 409, "INSPECTION_ARCHIVED");
        refused(city.eso.command(publishing.publication, "draft", Publishing.draft()), 409, "INSPECTION_ARCHIVED");
        assertEquals(etag, city.eso.etag(publishing.publication));
    }

    @ParameterizedTest
    @CsvSource({"REVOKED", "AMENDED"})
    void noLetterIsShownThatHoldsNoMore(String outcome) {
        Formal shandong = issued("CN-SD");
        Publishing there = new Publishing(city, shandong.at).form().drafted().approved();
        String remedy = "/api/v1/remedies/"
                + city.head
                        .post(shandong.at + "/remedies", Map.of("grounds", "事实有误"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        city.eso.done(there.publication, "publish", NOTHING, "PUBLISHED");
        String letter = "items.find { it.id == '" + shandong.id + "' }.letter";
        publicList().body(letter, equalTo("意见书公布稿"));
        there.first.done(remedy, "decide", Formal.decision(outcome), outcome);
        publicList().body(letter, nullValue());

        Formal other = issued("CN-SD");
        Publishing late = new Publishing(city, other.at).form().drafted().approved();
        String second = "/api/v1/remedies/"
                + city.head
                        .post(other.at + "/remedies", Map.of("grounds", "事实有误"))
                        .<String>path("id");
        late.first.done(second, "decide", Formal.decision(outcome), outcome);
        refused(city.eso.command(late.publication, "publish", NOTHING), 409, "LETTER_CHANGED");
        Map<String, Object> draft = Publishing.draft();
        if (outcome.equals("REVOKED")) {
            refused(city.eso.command(late.publication, "draft", draft), 409, "LETTER_CHANGED");
            draft.remove("letter");
        }
        city.eso.done(late.publication, "draft", draft, "DRAFT");
        late.approved();
        city.eso.done(late.publication, "publish", NOTHING, "PUBLISHED");
    }

    private static Map<String, Object> answer(String outcome) {
        return Map.of("outcome", outcome, "text", "经核实");
    }

    /** Its clock stops: nothing is late that need not be published. */
    @Test
    void anExemptionIsAlsoInTime() {
        publishing.form();
        Map<String, Object> exempt = Map.of("exemption", "涉及未成年人隐私(政府信息公开条例第十五条)", "redacted", "全部");
        city.eso.command(formal.at, "publication/draft", exempt).then().statusCode(200);
        publishing.first.done(publishing.publication, "review", Publishing.said("属实"), "REVIEWED");
        publishing.second.done(publishing.publication, "approve", Publishing.said("同意"), "EXEMPT");
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'PUBLICATION' }.metAt", not(nullValue()));
    }

    @Test
    void anExemptionNeedsTheSameTwo() {
        publishing.form();
        Map<String, Object> exempt = Map.of("exemption", "涉及未成年人隐私(政府信息公开条例第十五条)", "redacted", "全部");
        city.eso.command(formal.at, "publication/draft", exempt).then().statusCode(200);
        Map<String, Object> both = Publishing.draft();
        both.put("exemption", "也不公布");
        refused(city.eso.command(publishing.publication, "draft", both), 400, "VALIDATION_FAILED");
        refused(city.eso.command(publishing.publication, "draft", Map.of("redacted", "无")), 400, "VALIDATION_FAILED");
        publishing.first.done(publishing.publication, "review", Publishing.said("同意不予公开"), "REVIEWED");
        publishing.second.done(publishing.publication, "approve", Publishing.said("同意"), "EXEMPT");
        refused(city.eso.command(publishing.publication, "publish", NOTHING), 409, "ILLEGAL_TRANSITION");
        publicList().body("items.id", not(hasItem(formal.id)));
    }

    @Test
    void shanghaiPublishesTheLetterToo() {
        Formal shanghai = issued("CN-SH");
        Publishing there = new Publishing(city, shanghai.at).form();
        Map<String, Object> without = Publishing.draft();
        without.remove("letter");
        refused(city.eso.command(shanghai.at, "publication/draft", without), 422, "LETTER_MISSING");
        there.drafted().approved();
    }

    @Test
    void nothingIsClosedBeforeTheReportIsWhereItBelongs() {
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REPORT_NOT_FILED");
        publishing.form();
        refused(city.eso.post(publishing.report, Publishing.said("又一份")), 409, "DUPLICATE");
        Map<String, Object> filing = Map.of("receipt", "回执");
        refused(city.eso.command(publishing.report, "file", filing), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(INSPECTIONS, formal.id, "report/submit", Publishing.submission(), city.leader);
        city.eso.done(publishing.report, "submit", Publishing.submission(), "SUBMITTED");
        refused(city.eso.command(publishing.report, "submit", Publishing.submission()), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REPORT_NOT_FILED");
        city.eso.done(publishing.report, "file", filing, "FILED");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "NOT_PUBLISHED");
        publishing.drafted();
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "NOT_PUBLISHED");
        publishing.approved();
        city.eso.done(publishing.publication, "publish", NOTHING, "PUBLISHED");
        city.eso.done(formal.at, "close", NOTHING, "CLOSED");
        for (String command : List.of("report/submit", "publication/publish")) {
            Map<String, Object> body = command.startsWith("report") ? Publishing.submission() : Map.of();
            city.eso.command(formal.at, command, body, "*").then().statusCode(409);
        }
    }
}
