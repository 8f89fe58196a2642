package dudao.inspection.programmes.points;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.BALANCES;
import static dudao.inspection.testing.Programmes.ENTRIES;
import static dudao.inspection.testing.Programmes.SCHEMES;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PointsHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
        programmes.makePrivate(city.school);
    }

    private Response balance(Api reader, int daysFromNow) {
        return reader.get(BALANCES + "?organizationId=" + city.school + "&asOf="
                + City.today().plusDays(daysFromNow));
    }

    @Test
    void whatCountsOnADayMakesTheBalance() {
        balance(city.eso, 0).then().body("items[0].balance", nullValue());
        programmes.scheme(100);
        programmes.entry(-8, 10, 30);
        programmes.entry(3, 5, null);
        balance(city.head, -11).then().body("items[0].balance", equalTo(100.0f));
        balance(city.head, -10).then().body("items[0].balance", equalTo(92.0f));
        balance(city.head, 0).then().body("items[0].balance", equalTo(95.0f)).body("items[0].consequence", nullValue());
        balance(city.head, 19).then().body("items[0].balance", equalTo(95.0f));
        balance(city.head, 20).then().body("items[0].balance", equalTo(103.0f));
        balance(city.otherHead, 0).then().body("items", empty());
    }

    @Test
    void belowABoundTheSchemeSaysWhatFollows() {
        programmes.scheme(100);
        programmes.entry(-20, 1, null);
        balance(city.eso, 0).then().body("items[0].consequence", nullValue());
        programmes.entry(-0.5, 1, null);
        balance(city.eso, 0)
                .then()
                .body("items[0].balance", equalTo(79.5f))
                .body("items[0].consequence", equalTo("约谈"));
        programmes.entry(-30, 1, null);
        balance(city.eso, 0).then().body("items[0].consequence", equalTo("核减招生计划"));
    }

    @Test
    void anEntryIsTakenBackByAnotherPersonAndOnce() {
        programmes.scheme(100);
        String id = programmes.entry(-8, 10, 30);
        String reverse = ENTRIES + "/" + id + "/reverse";
        Map<String, Object> why = Map.of("reason", "认定有误");
        refused(city.eso.post(reverse, why), 403, "SAME_PERSON");
        refused(programmes.verifier.post(reverse, why), 403, "SAME_PERSON");
        String reversal = programmes
                .publisher
                .post(reverse, why)
                .then()
                .statusCode(201)
                .body("points", equalTo(8.0f))
                .body("reverses", equalTo(id))
                .extract()
                .path("id");
        refused(programmes.publisher.post(reverse, why), 409, "DUPLICATE");
        refused(programmes.verifier.post(ENTRIES + "/" + reversal + "/reverse", why), 409, "ENTRY_IS_REVERSAL");
        balance(city.head, -1).then().body("items[0].balance", equalTo(92.0f));
        balance(city.head, 0).then().body("items[0].balance", equalTo(100.0f));
        balance(city.head, 21).then().body("items[0].balance", equalTo(100.0f));
        city.head.get(ENTRIES).then().body("items", hasSize(2)).body("items.enteredBy", everyItem(nullValue()));
        city.eso.get(ENTRIES).then().body("items.enteredBy", everyItem(notNullValue()));
    }

    @Test
    void nothingCountsBeforeASecondPersonHasConfirmedIt() {
        programmes.scheme(100);
        String at = ENTRIES + "/" + programmes.proposed(programmes.newEntry(-8, 10, null));
        city.head.get(ENTRIES).then().body("items", empty());
        city.eso.get(ENTRIES).then().body("items.state", contains("PROPOSED"));
        balance(city.eso, 0).then().body("items[0].balance", equalTo(100.0f));
        Map<String, Object> why = Map.of("reason", "认定有误");
        refused(programmes.verifier.post(at + "/reverse", why), 409, "ENTRY_NOT_CONFIRMED");
        refused(city.head.post(at + "/confirm", NOTHING), 403, "FORBIDDEN");
        refused(city.eso.post(at + "/confirm", NOTHING), 403, "SAME_PERSON");
        programmes
                .verifier
                .post(at + "/confirm", NOTHING)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"));
        refused(programmes.publisher.post(at + "/confirm", NOTHING), 409, "ENTRY_DECIDED");
        refused(programmes.publisher.post(at + "/reject", why), 409, "ENTRY_DECIDED");
        balance(city.eso, 0).then().body("items[0].balance", equalTo(92.0f));
        city.head.get(ENTRIES).then().body("items.state", contains("CONFIRMED"));
        String dropped = ENTRIES + "/" + programmes.proposed(programmes.newEntry(-8, 10, null));
        city.eso.post(dropped + "/reject", why).then().statusCode(200).body("state", equalTo("REJECTED"));
        refused(programmes.verifier.post(dropped + "/confirm", NOTHING), 409, "ENTRY_DECIDED");
        balance(city.eso, 0).then().body("items[0].balance", equalTo(92.0f));
        city.head.get(ENTRIES).then().body("items", hasSize(1));
    }

    /** By another clause it counts once more; written otherwise it is the same clause. */
    @Test
    void aFindingCountsOnceByAClause() {
        Map<String, Object> entry = programmes.newEntry(-8, 1, null);
        entry.put("findingId", city.confirmed(city.onSite()));
        String first = programmes.proposed(entry);
        refused(city.eso.post(ENTRIES, entry), 409, "FINDING_COUNTED");
        entry.put("basis", "《积分管理办法》 第六条");
        refused(programmes.verifier.post(ENTRIES, entry), 409, "FINDING_COUNTED");
        entry.put("basis", "积分管理办法第七条");
        programmes.proposed(entry);
        entry.put("basis", "积分管理办法第六条");
        city.eso
                .post(ENTRIES + "/" + first + "/reject", Map.of("reason", "分值有误"))
                .then()
                .statusCode(200);
        String second = programmes.proposed(entry);
        programmes
                .verifier
                .post(ENTRIES + "/" + second + "/confirm", NOTHING)
                .then()
                .statusCode(200);
        refused(city.eso.post(ENTRIES, entry), 409, "FINDING_COUNTED");
        programmes
                .publisher
                .post(ENTRIES + "/" + second + "/reverse", Map.of("reason", "重新认定"))
                .then()
                .statusCode(201);
        programmes.proposed(entry);
    }

    @Test
    void aSchemeHoldsFromTodayOnAndLeavesThePastAlone() {
        programmes.scheme(100);
        Map<String, Object> next = Programmes.newScheme(120);
        next.put("validFrom", City.today().minusDays(1).toString());
        refused(city.eso.post(SCHEMES, next), 400, "VALIDATION_FAILED");
        next.put("validFrom", City.today().toString());
        city.eso.post(SCHEMES, next).then().statusCode(201);
        balance(city.eso, -1).then().body("items[0].balance", equalTo(100.0f));
        balance(city.eso, 0).then().body("items[0].balance", equalTo(120.0f));
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Object> entry = programmes.newEntry(-8, 1, null);
        entry.put("points", 0);
        refused(city.eso.post(ENTRIES, entry), 400, "VALIDATION_FAILED");
        refused(city.eso.post(ENTRIES, programmes.newEntry(-8, -1, null)), 400, "VALIDATION_FAILED");
        refused(city.eso.post(ENTRIES, programmes.newEntry(-8, 1, 0)), 400, "VALIDATION_FAILED");
        Map<String, Object> ofPublic = programmes.newEntry(-8, 1, null);
        ofPublic.put("organizationId", city.otherSchool);
        refused(city.eso.post(ENTRIES, ofPublic), 422, "WRONG_KIND_OF_UNIT");
        Map<String, Object> found = programmes.newEntry(-8, 1, null);
        String visit = city.onSite();
        found.put("findingId", city.found(visit));
        refused(city.eso.post(ENTRIES, found), 422, "UNKNOWN_FINDING");
        found.put("findingId", city.confirmed(visit));
        city.eso.post(ENTRIES, found).then().statusCode(201);
        refused(city.eso.get(BALANCES + "?asOf=gestern"), 400, "INVALID_PARAMETER");
        refused(city.head.post(ENTRIES, programmes.newEntry(5, 1, null)), 403, "FORBIDDEN");
        Map<String, Object> scheme = Programmes.newScheme(100);
        scheme.put("bounds", List.of(Map.of("below", 50, "consequence", "甲"), Map.of("below", 80, "consequence", "乙")));
        refused(city.eso.post(SCHEMES, scheme), 400, "VALIDATION_FAILED");
    }

    /** Also by whoever forgets the rule: the database refuses it. */
    @Test
    void aLineOfTheLedgerIsNeverChanged() {
        String id = programmes.entry(-8, 1, null);
        for (String sql :
                List.of("update points_entry set points = 1 where id = ?", "delete from points_entry where id = ?")) {
            assertThrows(SQLException.class, () -> {
                try (Connection connection = RealParts.asApplication();
                        PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, UUID.fromString(id));
                    statement.execute();
                }
            });
        }
    }

    /** What another office proposed is not read; whoever confirms looks again. */
    @Test
    void aFindingCountsOnceAlsoByTwoOffices() {
        Map<String, Object> entry = programmes.newEntry(-8, 1, null);
        entry.put("findingId", city.confirmed(city.onSite()));
        String ofCity = programmes.proposed(entry);
        Api county = api(person("county"), "ESO", city.county);
        String ofCounty =
                county.post(ENTRIES, entry).then().statusCode(201).extract().path("id");
        programmes
                .verifier
                .post(ENTRIES + "/" + ofCity + "/confirm", NOTHING)
                .then()
                .statusCode(200);
        Api second = api(person("county-verifier"), "ESO", city.county);
        String confirm = ENTRIES + "/" + ofCounty + "/confirm";
        refused(second.post(confirm, NOTHING), 409, "FINDING_COUNTED");
        programmes
                .publisher
                .post(ENTRIES + "/" + ofCity + "/reverse", Map.of("reason", "重新认定"))
                .then()
                .statusCode(201);
        second.post(confirm, NOTHING).then().statusCode(200);
    }

    /** Two confirm at the same moment: the one who is later finds the place taken. */
    @Test
    void aClauseIsTakenByTheFirstToConfirm() throws Exception {
        Map<String, Object> entry = programmes.newEntry(-8, 1, null);
        String finding = city.confirmed(city.onSite());
        entry.put("findingId", finding);
        String late = programmes.proposed(entry);
        Api county = api(person("county"), "ESO", city.county);
        String early =
                county.post(ENTRIES, entry).then().statusCode(201).extract().path("id");
        try (Connection other = RealParts.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into counted_clause select finding_id, clause_of(basis), id from points_entry"
                    + " where id = '" + early + "'");
            CompletableFuture<Response> confirmed = CompletableFuture.supplyAsync(
                    () -> programmes.verifier.post(ENTRIES + "/" + late + "/confirm", NOTHING));
            await().atMost(Duration.ofSeconds(20)).until(() -> isWaiting(statement));
            other.commit();
            refused(confirmed.join(), 409, "FINDING_COUNTED");
        }
    }

    private static boolean isWaiting(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery(
                "select exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid)")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    /** Whomever they act for. */
    @Test
    void peopleOfTheSchoolDecideNothing() {
        String confirmed = ENTRIES + "/" + programmes.entry(-8, 1, null);
        String proposed = ENTRIES + "/" + programmes.proposed(programmes.newEntry(-3, 1, null));
        String lender = person("lender");
        String ofSchool = person("of-school");
        new ToldDelegation(lender, ofSchool, city.office, "ESO").granted();
        Api delegate = api(ofSchool, "UNIT_CLERK", city.school).actingFor(lender);
        Map<String, Object> why = Map.of("reason", "认定有误");
        refused(delegate.post(ENTRIES, programmes.newEntry(8, 1, null)), 403, "NOT_INDEPENDENT");
        refused(delegate.post(proposed + "/confirm", NOTHING), 403, "NOT_INDEPENDENT");
        refused(delegate.post(proposed + "/reject", why), 403, "NOT_INDEPENDENT");
        refused(delegate.post(confirmed + "/reverse", why), 403, "NOT_INDEPENDENT");
    }
}
