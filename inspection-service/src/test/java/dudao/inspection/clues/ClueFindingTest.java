package dudao.inspection.clues;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Transitions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ClueFindingTest {

    private static final String CLUES = "/api/v1/clues";
    private static final String REPORTER = "慕容举报";

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private String reported(String source, String category) {
        Map<String, Object> clue = new HashMap<>(Map.of(
                "category",
                category,
                "organizationId",
                city.school,
                "text",
                "疏散通道堆着旧课桌",
                "reporter",
                Map.of("name", REPORTER, "phone", "13900001111")));
        if (source != null) {
            clue.put("source", source);
        }
        List<String> before = ids();
        given().contentType(ContentType.JSON).body(clue).post(CLUES).then().statusCode(201);
        return CLUES + "/"
                + ids().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
    }

    private List<String> ids() {
        return city.eso.get(CLUES + "?limit=200").path("items.id");
    }

    private String accepted() {
        String clue = reported("PARENT", "SAFETY");
        city.eso.done(clue, "accept", why(), "ACCEPTED");
        return clue;
    }

    private static Map<String, Object> why() {
        return Map.of("reason", "属本办职责");
    }

    private Response substantiate(String clue, String finding) {
        return city.eso.command(clue, "substantiate", Map.of("findingId", finding, "reason", "现场属实"));
    }

    /** Every cell state × command of {@code transitions.csv}. */
    @ParameterizedTest
    @EnumSource(ClueState.class)
    void cluesGoWhereTheTableSaysAndNowhereElse(ClueState state) {
        for (ClueState.Command command : ClueState.Command.values()) {
            String clue = reported(null, "OTHER");
            Rows.sql("update clue set state = ? where id = ?", state.name(), UUID.fromString(clue.substring(14)));
            Response answer = command == ClueState.Command.SUBSTANTIATE
                    ? substantiate(clue, city.confirmed(city.onSite()))
                    : city.eso.command(clue, command.path(), why());
            Transitions.find("clue", state.name(), command.path())
                    .ifPresentOrElse(
                            row -> answer.then().statusCode(200).body("state", equalTo(row.to())),
                            () -> refused(answer, 409, "ILLEGAL_TRANSITION"));
        }
        assertEquals(
                Arrays.stream(ClueState.Command.values())
                        .map(ClueState.Command::path)
                        .sorted()
                        .toList(),
                Transitions.of("clue").stream()
                        .map(Transitions.Row::command)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Neither for the unit nor for anybody else who reads findings, nor in any event. */
    @Test
    void nothingAtTheFindingTellsThatSomebodyReported() {
        String clue = accepted();
        String finding = city.confirmed(city.onSite());
        String at = FINDINGS + "/" + finding;
        String toUnit = city.head.get(at).asString();
        String toOffice = city.eso.get(at).asString();
        int events = events(finding);
        substantiate(clue, finding)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBSTANTIATED"))
                .body("findingId", equalTo(finding));
        assertEquals(toUnit, city.head.get(at).asString());
        assertEquals(toOffice, city.eso.get(at).asString());
        assertEquals(events, events(finding));
        assertFalse(city.eso.get(clue).asString().contains(REPORTER));
        city.head.get(clue).then().statusCode(403);
        city.eso.done(clue, "close", why(), "CLOSED");
        city.eso.get(clue).then().body("findingId", equalTo(finding));
    }

    private static int events(String finding) {
        return RealParts.owner().withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from (select data from outbox_event union all select data from change_log) e
                        where data like '%' || :finding || '%'""")
                .bind("finding", finding)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void onlyAConfirmedLaterFindingOfTheSameLineIsNamed() {
        String earlier = city.confirmed(city.onSite());
        String clue = accepted();
        refused(substantiate(clue, earlier), 422, "CLUE_FINDING_MISMATCH");
        refused(substantiate(clue, city.found(city.onSite())), 409, "FINDING_NOT_CONFIRMED");
        refused(substantiate(clue, UUID.randomUUID().toString()), 404, "NOT_FOUND");
        String elsewhere = city.confirmed(city.onSite());
        Rows.sql("update finding set organization_id = ? where id = ?", city.otherSchool, UUID.fromString(elsewhere));
        refused(substantiate(clue, elsewhere), 422, "CLUE_FINDING_MISMATCH");
        String clueId = clue.substring(14);
        city.eso.refusesCarelessly(
                CLUES, clueId, "substantiate", Map.of("findingId", earlier, "reason", "属实"), city.supervisor);
    }

    @Test
    void cluesAreCountedByWhoReportsAndWhatAbout() {
        String became = accepted();
        substantiate(became, city.confirmed(city.onSite())).then().statusCode(200);
        String rejected = reported("PARENT", "SAFETY");
        city.eso.done(rejected, "reject", why(), "REJECTED");
        city.eso.done(rejected, "close", why(), "CLOSED");
        String late = reported("PARENT", "SAFETY");
        city.eso.done(late, "accept", why(), "ACCEPTED");
        city.eso.done(late, "close", why(), "CLOSED");
        received(late, "61 days 1 hour");
        String forgotten = reported(null, "FEES");
        received(forgotten, "61 days 1 hour");
        reported("STUDENT", "FEES");
        Response counts = city.eso.get("/api/v1/clue-counts?from=2020-01-01");
        counts.then().statusCode(200).body("items", hasSize(3)).body("answerWithinDays", equalTo(60));
        assertEquals(
                Map.of(
                        "source", "PARENT",
                        "category", "SAFETY",
                        "received", 3,
                        "rejected", 1,
                        "substantiated", 1,
                        "answered", 2,
                        "answeredInTime", 1,
                        "overdue", 0),
                counts.path("items.find { it.source == 'PARENT' }"));
        counts.then()
                .body("items.find { it.source == 'UNSAID' }.overdue", equalTo(1))
                .body("items.find { it.source == 'STUDENT' }.overdue", equalTo(0));
        assertFalse(counts.asString().contains(REPORTER));
        city.eso.get("/api/v1/clue-counts?to=2020-01-01&from=2020-01-01").then().body("items", hasSize(0));
        refused(city.eso.get("/api/v1/clue-counts?from=gestern"), 400, "INVALID_PARAMETER");
        city.supervisor.get("/api/v1/clue-counts").then().statusCode(403);
    }

    private static void received(String clue, String ago) {
        Rows.sql(
                "update clue set received_at = received_at - cast(? as interval) where id = ?",
                ago,
                UUID.fromString(clue.substring(14)));
    }

    @Test
    void whoReportsIsOneOfAFew() {
        given().contentType(ContentType.JSON)
                .body(Map.of("category", "OTHER", "organizationId", city.school, "text", "x", "source", "SPY"))
                .post(CLUES)
                .then()
                .statusCode(400);
    }
}
