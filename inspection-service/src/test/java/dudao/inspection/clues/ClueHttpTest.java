package dudao.inspection.clues;

import static dudao.inspection.testing.Api.refused;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ClueHttpTest {

    private static final String CLUES = "/api/v1/clues";
    private static final String REPORTER = "欧阳举报" + UUID.randomUUID().toString().substring(0, 8);
    private static final String PHONE = "13987654321";
    private static final String EMAIL = "whistle." + UUID.randomUUID() + "@example.cn";
    private static final String MINOR = "王小丫丫";
    private static final String IDENTITY = "341502201203045678";

    @Inject
    OrganizationTree tree;

    @Inject
    Throttle throttle;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private Map<String, Object> newClue() {
        return new HashMap<>(Map.of(
                "category",
                "BULLYING",
                "organizationId",
                city.school,
                "text",
                MINOR + "(" + IDENTITY + ")被同学欺负,班主任李老师没有处理。可打" + PHONE + "找" + REPORTER + ",或写信" + EMAIL,
                "reporter",
                Map.of("name", REPORTER, "phone", PHONE, "email", EMAIL),
                "personsConcerned",
                List.of(Map.of("name", MINOR, "minor", true), Map.of("name", "李老师", "minor", false))));
    }

    private static Response report(Object clue) {
        return given().contentType(ContentType.JSON).body(clue).post(CLUES);
    }

    private String received() {
        report(newClue()).then().statusCode(201);
        return city.eso.get(CLUES + "?organizationId=" + city.school).path("items[0].id");
    }

    private static void hasNothingPersonal(String answer) {
        for (String each : List.of(REPORTER, PHONE, EMAIL, MINOR, IDENTITY)) {
            assertFalse(answer.contains(each), answer);
        }
    }

    @Test
    void anybodyReportsAndAsksWithTheReceiptNumber() {
        Response received = report(newClue());
        String receipt = received.then()
                .statusCode(201)
                .body("state", equalTo("RECEIVED"))
                .body("receiptNumber", matchesPattern("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"))
                .extract()
                .path("receiptNumber");
        received.then().header("Location", endsWith("/api/v1/public/clues/" + receipt));
        hasNothingPersonal(received.asString());
        given().get("/api/v1/public/clues/" + receipt)
                .then()
                .statusCode(200)
                .body("size()", equalTo(3))
                .body("state", equalTo("RECEIVED"));
        refused(given().get("/api/v1/public/clues/0000-0000-0000-0000"), 404, "NOT_FOUND");
        given().get(CLUES).then().statusCode(401);
    }

    @Test
    void theOrganisationMayBeNamedByItsCode() {
        UUID id = UUID.randomUUID();
        String code = UUID.randomUUID().toString().substring(0, 10);
        tree.upsert(List.of(new OrganizationTree.Registered(
                id, "SCHOOL", "某校", city.county, city.path(city.county) + "x/", null, "21", null, "SCHOOL", code, 1)));
        Map<String, Object> clue = newClue();
        clue.remove("organizationId");
        refused(report(clue), 422, "UNKNOWN_ORGANIZATION");
        clue.put("organizationCode", code);
        report(clue).then().statusCode(201);
        city.eso.get(CLUES + "?organizationId=" + id).then().body("items", hasSize(1));
    }

    @Test
    void badReportsAreRefusedWithoutRepeatingThem() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("text", ""),
                Map.of("category", REPORTER),
                Map.of("reporter", Map.of("phone", REPORTER)),
                Map.of("reporter", Map.of("email", REPORTER)),
                Map.of("reporter", Map.of("name", REPORTER, REPORTER, 1)),
                Map.of("text", "x".repeat(5001)))) {
            Map<String, Object> clue = newClue();
            clue.putAll(bad);
            Response answer = report(clue);
            assertEquals(400, answer.statusCode(), answer.asString());
            if (!bad.toString().contains(REPORTER + "=1")) {
                hasNothingPersonal(answer.asString());
            }
        }
        Map<String, Object> marked = newClue();
        marked.put("text", "附件为机密★5年");
        refused(report(marked), 422, "CLASSIFIED_CONTENT");
        Map<String, Object> large = newClue();
        large.put("text", "x".repeat(70_000));
        refused(report(large), 413, "BODY_TOO_LARGE");
    }

    @Test
    void oneAddressCannotFloodTheOffice() {
        int usual = throttle.perAddress;
        try {
            throttle.perAddress = 0;
            Response refused = report(newClue());
            refused(refused, 429, "RATE_LIMITED");
            refused.then().header("Retry-After", notNullValue());
        } finally {
            throttle.perAddress = usual;
        }
    }

    @Test
    void theOfficeReadsItMasked() {
        String id = received();
        Response clue = city.eso.get(CLUES + "/" + id);
        clue.then()
                .statusCode(200)
                .body("reporter.name", equalTo("欧阳**"))
                .body("reporter.phone", equalTo("139****4321"))
                .body("reporter.email", equalTo("w***@example.cn"))
                .body("personsConcerned.name", equalTo(List.of("王**", "李老师")))
                .body("text", containsString("王**(341502********)"))
                .body("text", containsString("李老师"))
                .body("allowedCommands", equalTo(List.of("accept", "reject")));
        hasNothingPersonal(clue.asString());
        Response list = city.eso.get(CLUES);
        list.then().body("items.id", hasItem(id));
        hasNothingPersonal(list.asString());
    }

    @Test
    void anonymousIsAnonymous() {
        Map<String, Object> clue = newClue();
        clue.remove("reporter");
        report(clue).then().statusCode(201);
        String id = city.eso.get(CLUES + "?organizationId=" + city.school).path("items[0].id");
        city.eso.get(CLUES + "/" + id).then().body("reporter", nullValue());
        read(city.eso, unmask(city.eso, id)).then().body("reporter", nullValue());
    }

    @Test
    void onlyOfficesInScopeSeeIt() {
        String id = received();
        Api elsewhere = City.api(City.person("eso"), "ESO", city.otherCounty);
        refused(elsewhere.get(CLUES + "/" + id), 404, "NOT_FOUND");
        elsewhere.get(CLUES).then().statusCode(200).body("items.id", not(hasItem(id)));
        refused(elsewhere.post(CLUES + "/" + id + "/unmaskings", reason(5)), 404, "NOT_FOUND");
        for (Api other : List.of(city.head, city.supervisor, city.leader)) {
            refused(other.get(CLUES + "/" + id), 403, "FORBIDDEN");
        }
    }

    @Test
    void aRestrictedOneIsForItsOfficeOnly() {
        String id = received();
        Api bureau = City.api(City.person("eso"), "ESO", city.city);
        bureau.get(CLUES + "/" + id).then().statusCode(200);
        Map<String, Object> restricted =
                Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office, "reason", "涉及本局");
        city.eso.command(CLUES + "/" + id, "classify", restricted).then().statusCode(200);
        refused(bureau.get(CLUES + "/" + id), 404, "NOT_FOUND");
        bureau.get(CLUES).then().body("items.id", not(hasItem(id)));
        refused(bureau.post(CLUES + "/" + id + "/unmaskings", reason(5)), 404, "NOT_FOUND");
        city.eso.get(CLUES + "/" + id).then().statusCode(200);
    }

    @Test
    void itIsTakenUpAndClosed() {
        String id = received();
        String clue = CLUES + "/" + id;
        Map<String, Object> why = Map.of("reason", "属实");
        city.eso.refusesCarelessly(CLUES, id, "accept", why, city.head);
        city.eso.done(clue, "accept", why, "ACCEPTED");
        refused(city.eso.command(clue, "reject", why), 409, "ILLEGAL_TRANSITION");
        city.eso.done(clue, "close", why, "CLOSED");
        String other = CLUES + "/" + received();
        city.eso.done(other, "reject", why, "REJECTED");
    }

    private static Map<String, Object> reason(int minutes) {
        return Map.of("reason", "联系举报人核实", "minutes", minutes);
    }

    private static String unmask(Api reader, String id) {
        Response granted = reader.post(
                CLUES + "/" + id + "/unmaskings", reason(5), UUID.randomUUID().toString());
        granted.then().statusCode(201).body("runsOutAt", containsString("+08:00"));
        hasNothingPersonal(granted.asString());
        return CLUES + "/" + id + "/unmaskings/" + granted.path("id");
    }

    private static Response read(Api reader, String unmasking) {
        return reader.get(unmasking);
    }

    @Test
    void whoeverGivesAReasonReadsThePersonsForAWhile() throws SQLException {
        String unmasking = unmask(city.eso, received());
        read(city.eso, unmasking)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("reporter.name", equalTo(REPORTER))
                .body("reporter.phone", equalTo(PHONE))
                .body("personsConcerned.name", equalTo(List.of(MINOR, "李老师")))
                .body("text", containsString(IDENTITY));
        assertTrue(recorded("readUnmaskedClue", unmasking), "each reading is recorded");
        Api colleague = City.api(City.person("colleague"), "ESO", city.office);
        refused(read(colleague, unmasking), 404, "NOT_FOUND");
        Rows.sql(
                "update clue_unmasking set runs_out_at = now() - interval '1 second' where id = ?",
                UUID.fromString(unmasking.substring(unmasking.lastIndexOf('/') + 1)));
        refused(read(city.eso, unmasking), 403, "UNMASKING_RAN_OUT");
    }

    private static boolean recorded(String action, String unmasking) throws SQLException {
        UUID clue = UUID.fromString(unmasking.split("/")[4]);
        try (Connection owner = RealParts.asOwner();
                PreparedStatement query =
                        owner.prepareStatement("select count(*) from (select action, resource_id from audit_pending"
                                + " union all select action, resource_id from audit_event) a"
                                + " where action = ? and resource_id = ?")) {
            query.setString(1, action);
            query.setObject(2, clue);
            try (ResultSet result = query.executeQuery()) {
                return result.next() && result.getInt(1) > 0;
            }
        }
    }

    @Test
    void aReasonAndAtMostAnHour() {
        String path = CLUES + "/" + received() + "/unmaskings";
        refused(city.eso.post(path, reason(61)), 400, "VALIDATION_FAILED");
        refused(city.eso.post(path, reason(0)), 400, "VALIDATION_FAILED");
        refused(city.eso.post(path, Map.of("minutes", 5)), 400, "VALIDATION_FAILED");
        refused(city.supervisor.post(path, reason(5)), 403, "FORBIDDEN");
    }

    @Test
    void aCiphertextMovedToAnotherRowDoesNotOpen() {
        String one = received();
        String other = received();
        Rows.sql(
                """
                update clue_identity i set sealed = o.sealed, key_id = o.key_id from clue_identity o
                where i.clue_id = ? and o.clue_id = ? and i.position = o.position""",
                UUID.fromString(one),
                UUID.fromString(other));
        assertEquals(500, read(city.eso, unmask(city.eso, one)).statusCode());
        assertEquals(200, read(city.eso, unmask(city.eso, other)).statusCode());
        // Other classes use the table too.
        Rows.sql("delete from clue_identity where clue_id = ?", UUID.fromString(one));
    }

    /** As the owner of the database, past every wall: the reporter's data is nowhere in plain. */
    @Test
    void nothingPersonalStandsInAnyTable() throws SQLException {
        String id = received();
        read(city.eso, unmask(city.eso, id)).then().statusCode(200);
        city.eso.done(CLUES + "/" + id, "accept", Map.of("reason", "属实"), "ACCEPTED");
        int tables = 0;
        boolean found = false;
        try (Connection owner = RealParts.asOwner();
                Statement statement = owner.createStatement()) {
            for (String table : tables(statement)) {
                tables++;
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        String row = rows.getString(1);
                        hasNothingPersonal(row);
                        found |= row.contains("王**");
                    }
                }
            }
        }
        assertTrue(tables > 20 && found, "looked at " + tables + " tables");
    }

    @Test
    void nothingPersonalStandsInTheLog() {
        StringBuilder log = new StringBuilder();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(record.getMessage())
                        .append(Arrays.toString(record.getParameters()))
                        .append(record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            badReportsAreRefusedWithoutRepeatingThem();
            aCiphertextMovedToAnotherRowDoesNotOpen();
        } finally {
            root.removeHandler(listener);
        }
        assertTrue(log.toString().contains("does not open"), "the log was heard");
        hasNothingPersonal(log.toString());
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("select quote_ident(table_name) from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }
}
