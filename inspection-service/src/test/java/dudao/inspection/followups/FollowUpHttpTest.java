package dudao.inspection.followups;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FollowUpHttpTest {

    @Inject
    OrganizationTree tree;

    private static final String DRAWS = "/api/v1/follow-up-draws";

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    /** Every cell state × command of {@code transitions.csv}. */
    @ParameterizedTest
    @EnumSource(FollowUpState.class)
    void looksBackGoWhereTheTableSaysAndNowhereElse(FollowUpState state) {
        LookedBack standing = LookedBack.to(city, state.name());
        assertEquals(
                Transitions.of("follow-up").stream()
                        .filter(row -> row.from().equals(state.name()))
                        .map(Row::command)
                        .sorted()
                        .toList(),
                city.eso.get(standing.at).path("allowedCommands"));
        for (FollowUpState.Command command : FollowUpState.Command.values()) {
            Optional<Row> row = Transitions.find("follow-up", state.name(), command.path());
            if (row.isPresent()) {
                LookedBack walking = LookedBack.to(new City(tree), state.name());
                walking.send(command.path())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo(row.get().to()));
                assertEquals(row.get().event(), walking.told().get(1));
            } else {
                String etag = city.eso.etag(standing.at);
                refused(standing.send(command.path()), 409, "ILLEGAL_TRANSITION");
                assertEquals(etag, city.eso.etag(standing.at));
            }
        }
    }

    @Test
    void whatCameBackIsOpenAgainWithANewLimit() {
        LookedBack looked = LookedBack.to(city, "RELAPSED");
        String rectification = RECTIFICATIONS + "/" + looked.rectification;
        String limit = City.today().plusDays(10).toString();
        city.head
                .get(rectification)
                .then()
                .body("state", equalTo("IN_PROGRESS"))
                .body("dueOn", equalTo(limit))
                .body("originalDueOn", equalTo(looked.originalDueOn))
                .body("reopenCount", equalTo(1))
                .body("closedAt", nullValue())
                .body("verifications", hasSize(1));
        city.head
                .get(FINDINGS + "/" + looked.finding)
                .then()
                .body("state", equalTo("RECTIFYING"))
                .body("dueOn", equalTo(limit))
                .body("reason", containsString("再次"));
        List<String> told = looked.toldOf(looked.finding);
        assertEquals("dudao.finding.verification-failed.v1", told.get(told.size() - 1), "returns the unit's task");
        told = looked.toldOf(looked.rectification);
        assertEquals("dudao.rectification.reopened.v1", told.get(told.size() - 1));
        refused(city.eso.post(rectification + "/follow-ups", LookedBack.order()), 409, "NOT_CLOSED");
    }

    @Test
    void whatHeldStaysClosedAndMayBeLookedAtAgain() {
        LookedBack looked = LookedBack.to(city, "CONFIRMED");
        String rectification = RECTIFICATIONS + "/" + looked.rectification;
        assertEquals("CLOSED", city.eso.state(rectification));
        city.eso.post(rectification + "/follow-ups", LookedBack.order()).then().statusCode(201);
        refused(city.eso.post(rectification + "/follow-ups", LookedBack.order()), 409, "DUPLICATE");
        Map<String, Object> past = new HashMap<>(LookedBack.order());
        past.put("dueOn", City.today().minusDays(1).toString());
        refused(city.eso.post(rectification + "/follow-ups", past), 422, "DUE_IN_PAST");
    }

    @Test
    void thoseWhoWillBeLookedAtLearnOfItAfterwards() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        city.head.get(looked.at).then().statusCode(404);
        city.head.get("/api/v1/follow-ups").then().body("items", hasSize(0));
        city.countyHead.get(looked.at).then().statusCode(404);
        city.supervisor.get(looked.at).then().statusCode(200);
        Api between = City.api(City.person("between"), "SUPERVISOR", city.county);
        between.get(looked.at).then().statusCode(404);
        between.get("/api/v1/follow-ups?state=ORDERED").then().body("items", hasSize(0));
        looked.send("confirm").then().statusCode(200);
        between.get(looked.at).then().statusCode(200);
        city.head.get(looked.at).then().statusCode(200).body("state", equalTo("CONFIRMED"));
        city.head.get("/api/v1/follow-ups?state=CONFIRMED").then().body("items", hasSize(1));
        city.otherHead.get(looked.at).then().statusCode(404);
    }

    @Test
    void theSecondLookIsBySecondEyes() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        refused(city.eso.command(looked.at, "confirm", LookedBack.seen()), 403, "SAME_PERSON");
        refused(
                City.api(city.lead, "ESO", city.office).command(looked.at, "confirm", LookedBack.seen()),
                403,
                "SAME_PERSON");
        refused(
                City.api(City.person("x"), "ESO", city.school).command(looked.at, "confirm", LookedBack.seen(), "*"),
                404,
                "NOT_FOUND");
        looked.second.refusesCarelessly(
                "/api/v1/follow-ups",
                looked.at.substring(looked.at.lastIndexOf('/') + 1),
                "confirm",
                LookedBack.seen(),
                city.supervisor);
    }

    private Map<String, Object> wanted(int count) {
        return new HashMap<>(Map.of(
                "closedFrom",
                City.today().toString(),
                "closedTo",
                City.today().toString(),
                "under",
                city.county,
                "count",
                count,
                "dueOn",
                City.today().plusDays(90).toString(),
                "reason",
                "季度抽查"));
    }

    private String committed(int count) {
        return DRAWS
                + "/"
                + city.eso
                        .post(DRAWS, wanted(count))
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("COMMITTED"))
                        .body("seed", nullValue())
                        .body("items", hasSize(0))
                        .extract()
                        .path("id");
    }

    /** Drawn anew from what the draw tells by other means than the service. */
    @Test
    void whoeverReadsTheDrawCanDrawAgain() {
        List<String> pool = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            pool.add(LookedBack.closed(city));
        }
        String at = committed(2);
        String list = city.eso.get(at).path("list");
        String commitment = city.eso.get(at).path("commitment");
        assertEquals("dudao-follow-up-1\ncount 2\n" + String.join("\n", new TreeSet<>(pool)) + "\n", list);
        LookedBack.closed(city);
        Response drawn = city.eso.command(at, "reveal", Map.of("witnesses", List.of("监委代表"), "contribution", "37 12"));
        drawn.then()
                .statusCode(200)
                .body("seed", matchesPattern("[0-9a-f]{64}"))
                .body("commitment", equalTo(commitment))
                .body("list", equalTo(list))
                .body("listHash", equalTo(sha256(list)))
                .body("leftOut", hasSize(0))
                .body("items", hasSize(2));
        String seed = drawn.path("seed");
        assertEquals(commitment, sha256(seed));
        pool.sort(Comparator.comparing(id -> sha256(seed + "\n37 12\n" + id)));
        assertEquals(pool.subList(0, 2), drawn.path("items.rectificationId"));
        assertEquals(List.of("dudao.follow-up.ordered.v1"), LookedBack.toldAt(drawn.path("items[0].id")));
        refused(city.eso.command(at, "reveal", Map.of("witnesses", List.of("x"))), 409, "ILLEGAL_TRANSITION");
        String rest = city.eso.get(committed(200)).path("list");
        assertEquals(6, rest.split("\n").length, "what is being looked at is not drawn again");
        refused(city.eso.post(DRAWS, wanted(201)), 400, "VALIDATION_FAILED");
        Map<String, Object> backwards = wanted(1);
        backwards.put("closedTo", City.today().minusDays(1).toString());
        refused(city.eso.post(DRAWS, backwards), 400, "VALIDATION_FAILED");
    }

    /** Of what was drawn, what stands against one look back hinders no other. */
    @Test
    void whatCannotBeOrderedIsNamedAndTheOthersAre() {
        String first = LookedBack.closed(city);
        String second = LookedBack.closed(city);
        String at = committed(2);
        city.eso
                .post(RECTIFICATIONS + "/" + first + "/follow-ups", LookedBack.order())
                .then()
                .statusCode(201);
        city.eso
                .command(at, "reveal", Map.of("witnesses", List.of("监委代表")))
                .then()
                .statusCode(200)
                .body("items.rectificationId", equalTo(List.of(second)))
                .body("leftOut.rectificationId", equalTo(List.of(first)))
                .body("leftOut.code", equalTo(List.of("DUPLICATE")));
    }

    /** As if the bureau itself had put it right. */
    private String closedByTheBureau() {
        String id = LookedBack.closed(city);
        Rows.sql("update rectification set organization_id = ? where id = ?", city.city, UUID.fromString(id));
        return id;
    }

    /** Whose leaders read the draw, or would hear of the look back, is looked at by others. */
    @Test
    void nobodyDrawsTheirOwnBureau() {
        String own = closedByTheBureau();
        String other = LookedBack.closed(city);
        Map<String, Object> everywhere = wanted(5);
        everywhere.remove("under");
        city.eso
                .post(DRAWS, everywhere)
                .then()
                .statusCode(201)
                .body("list", equalTo("dudao-follow-up-1\ncount 5\n" + other + "\n"));
        UUID besides = UUID.randomUUID();
        city.add(besides, "INSPECTION_OFFICE", city.city, city.path(city.city));
        Api another = City.api(City.person("besides"), "ESO", besides);
        refused(another.post(RECTIFICATIONS + "/" + own + "/follow-ups", LookedBack.order()), 403, "FORBIDDEN");
        another.post(DRAWS, everywhere)
                .then()
                .statusCode(201)
                .body("list", equalTo("dudao-follow-up-1\ncount 5\n" + other + "\n"));
        city.eso
                .post(RECTIFICATIONS + "/" + own + "/follow-ups", LookedBack.order())
                .then()
                .statusCode(201);
    }

    /** A list of an earlier day may name what the caller does not look at any more. */
    @Test
    void whatBecameTheBureausOwnIsLeftOut() {
        String moved = LookedBack.closed(city);
        UUID besides = UUID.randomUUID();
        city.add(besides, "INSPECTION_OFFICE", city.city, city.path(city.city));
        Api another = City.api(City.person("besides"), "ESO", besides);
        String at = DRAWS + "/" + another.post(DRAWS, wanted(1)).path("id");
        Rows.sql("update rectification set organization_id = ? where id = ?", city.city, UUID.fromString(moved));
        another.command(at, "reveal", Map.of("witnesses", List.of("监委代表")))
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("leftOut.code", equalTo(List.of("NOT_FOUND")));
    }

    @Test
    void aDrawIsNotOpenedAfterItsDay() {
        LookedBack.closed(city);
        String at = committed(1);
        UUID id = UUID.fromString(at.substring(at.lastIndexOf('/') + 1));
        Rows.sql(
                "update follow_up_draw set due_on = ? where id = ?",
                City.today().minusDays(1),
                id);
        refused(city.eso.command(at, "reveal", Map.of("witnesses", List.of("监委代表"))), 409, "FOLLOW_UP_DRAW_OVER");
        city.eso.get(at).then().body("state", equalTo("COMMITTED")).body("seed", nullValue());
        Rows.sql("update follow_up_draw set due_on = ? where id = ?", City.today(), id);
        city.eso
                .command(at, "reveal", Map.of("witnesses", List.of("监委代表")))
                .then()
                .statusCode(200);
    }

    /** While the draw waits for the rectification, another look back at it is ordered. */
    @Test
    void whatIsOrderedMeanwhileIsLeftOut() throws Exception {
        String drawn = LookedBack.closed(city);
        String at = committed(1);
        try (Connection other = RealParts.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from rectification where id = '" + drawn + "' for update");
            CompletableFuture<Response> opened = CompletableFuture.supplyAsync(
                    () -> city.eso.command(at, "reveal", Map.of("witnesses", List.of("监委代表"))));
            await().atMost(Duration.ofSeconds(20)).until(() -> isWaiting(statement));
            statement.execute(
                    "insert into follow_up (id, version, rectification_id, finding_id, inspection_id, organization_id,"
                            + " cause, due_on, reason, state, ordered_by, ordered_at) select uuidv7(), 0, id, finding_id,"
                            + " inspection_id, organization_id, 'ORDERED', current_date, 'x', 'ORDERED', 'other', now()"
                            + " from rectification where id = '" + drawn + "'");
            other.commit();
            opened.join()
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0))
                    .body("leftOut.code", equalTo(List.of("DUPLICATE")));
        }
    }

    private static boolean isWaiting(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery(
                "select exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid)")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    @Test
    void whoVerifiedItDoesNotTakeTheLookBackAway() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        refused(city.eso.command(looked.at, "withdraw", Map.of("reason", "不必再看")), 403, "SAME_PERSON");
        looked.send("withdraw").then().statusCode(200);
    }

    @Test
    void whatIsWithdrawnIsNotToldToThoseItConcerned() {
        LookedBack looked = LookedBack.to(city, "WITHDRAWN");
        city.head.get(looked.at).then().statusCode(404);
        city.head.get("/api/v1/follow-ups").then().body("items", hasSize(0));
        city.eso.get(looked.at).then().body("text", equalTo("学校已撤并"));
        city.eso
                .post(RECTIFICATIONS + "/" + looked.rectification + "/follow-ups", LookedBack.order())
                .then()
                .statusCode(201);
    }

    /** The archive stays as it was, and what came later stands beside it. */
    @Test
    void whatComesBackAfterTheArchivingIsASupplement() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        String inspection = City.INSPECTIONS + "/"
                + city.eso.get(FINDINGS + "/" + looked.finding).path("inspectionId");
        UUID id = UUID.fromString(inspection.substring(inspection.lastIndexOf('/') + 1));
        Rows.sql("update inspection set state = 'ARCHIVED' where id = ?", id);
        Rows.sql(
                "insert into inspection_archive (inspection_id, name, content, sha256, archived_by, archived_at)"
                        + " values (?, 'records.json', '[]', ?, 'eso', now() - interval '100 days')",
                id,
                sha256("[]"));
        Response before = city.eso.get(inspection + "/archive");
        looked.send("relapse").then().statusCode(200);
        Response after = city.eso.get(inspection + "/archive");
        List<String> kept = before.path("parts.sha256");
        assertEquals(kept, after.<List<String>>path("parts.sha256").subList(0, kept.size()));
        String name = "follow-up-" + looked.at.substring(looked.at.lastIndexOf('/') + 1) + ".json";
        after.then()
                .body("parts.name[-1]", equalTo(name))
                .body("parts", hasSize(kept.size() + 1))
                .body("archivedAt", equalTo(before.path("archivedAt")))
                .body("intact", equalTo(true));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatIsNotLookedAtInTimeIsSeen() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        UUID id = UUID.fromString(looked.at.substring(looked.at.lastIndexOf('/') + 1));
        city.eso.get("/api/v1/follow-ups?overdue=true").then().body("items", hasSize(0));
        Rows.sql("update follow_up set due_on = ? where id = ?", LocalDate.of(2026, 1, 5), id);
        city.eso.get("/api/v1/follow-ups?overdue=true").then().body("items", hasSize(1));
        city.eso.get(looked.at).then().body("overdue", equalTo(true));
    }

    /** The same unit, and the same clause or indicator, in another inspection. */
    @Test
    void aFindingThatComesBackNamesTheEarlierOne() {
        String first = city.onSite();
        String earlier = city.confirmed(first);
        city.eso.get(FINDINGS + "/" + earlier).then().body("recursFrom", nullValue());
        String again = city.onSite();
        Map<String, Object> sameIndicator = City.newFinding("GENERAL");
        sameIndicator.put("clause", "消防法第十六条");
        String later = recorded(again, sameIndicator);
        city.eso.get(FINDINGS + "/" + later).then().body("recursFrom", equalTo(earlier));
        city.eso
                .get(FINDINGS + "?recurring=true&organizationId=" + city.school)
                .then()
                .body("items.id", equalTo(List.of(later)));
        Map<String, Object> another = City.newFinding("GENERAL");
        another.put("clause", "食品安全法第五十七条");
        another.put("indicator", "食品安全");
        city.eso.get(FINDINGS + "/" + recorded(again, another)).then().body("recursFrom", nullValue());
        Rows.sql("update finding set found_at = now() - interval '13 months' where id = ?", UUID.fromString(earlier));
        Rows.sql("update finding set found_at = now() - interval '13 months' where id = ?", UUID.fromString(later));
        city.eso
                .get(FINDINGS + "/" + recorded(city.onSite(), City.newFinding("GENERAL")))
                .then()
                .body("recursFrom", nullValue());
    }

    private String recorded(String inspection, Map<String, Object> finding) {
        return city.leader
                .post(City.INSPECTIONS + "/" + inspection + "/findings", finding)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Who recorded a finding does not verify that it was put right, whatever role the person has then. */
    @Test
    void whoRecordedItDoesNotVerifyIt() {
        LookedBack looked = LookedBack.reported(city);
        Api finder = City.api(city.lead, "ESO", city.office);
        refused(
                finder.command(
                        RECTIFICATIONS + "/" + looked.rectification, "start-verification", Map.of("method", "DESK")),
                403,
                "SAME_PERSON");
        city.eso.done(
                RECTIFICATIONS + "/" + looked.rectification,
                "start-verification",
                Map.of("method", "DESK"),
                "VERIFYING");
    }
}
