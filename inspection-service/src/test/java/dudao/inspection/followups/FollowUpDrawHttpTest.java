package dudao.inspection.followups;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Draws of looks back: whoever reads one can draw again, and what stands against one look back hinders no other. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FollowUpDrawHttpTest {

    private static final String DRAWS = "/api/v1/follow-up-draws";

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
