package dudao.task.organizations.successions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SuccessionTest {

    private static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);
    private static final String PATH = "/api/v1/organizations";

    @Inject
    SuccessionSweep sweep;

    private final Jdbi owner = RealParts.owner();
    private ImportedCity city;
    private UUID first;
    private UUID second;

    /** Two public primary schools of the first county. */
    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        first = city.schools.get(0).get(1);
        second = city.schools.get(0).get(2);
    }

    private static Map<String, Object> wanted(String kind, LocalDate on) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "effectiveOn",
                on.toString(),
                "document",
                Map.of("title", "关于调整学校布局的批复", "number", "试教〔2026〕8号")));
    }

    private static Map<String, Object> merger(UUID into, LocalDate on) {
        Map<String, Object> merger = wanted("MERGE", on);
        merger.put("successorIds", List.of(into));
        return merger;
    }

    private Response record(UUID organization, Map<String, Object> wanted) {
        return city.sysadmin()
                .contentType(ContentType.JSON)
                .body(wanted)
                .post(PATH + "/" + organization + "/successions");
    }

    private Response get(UUID organization, String query) {
        return city.sysadmin().get(PATH + "/" + organization + query);
    }

    private String code(UUID organization) {
        return get(organization, "").path("code");
    }

    @Test
    void whatIsMergedStaysAndIsClosed() {
        String code = code(first);
        Response made = record(first, merger(second, TODAY));
        made.then()
                .statusCode(201)
                .body("state", equalTo("EFFECTIVE"))
                .body("predecessorIds", contains(first.toString()))
                .body("successorIds", contains(second.toString()))
                .body("document.number", equalTo("试教〔2026〕8号"));
        get(first, "").then().statusCode(200).body("closedOn", equalTo(TODAY.toString()));
        get(first, "?asOf=" + TODAY.minusDays(1)).then().statusCode(200).body("code", equalTo(code));
        get(first, "?asOf=" + TODAY).then().statusCode(404);
        city.sysadmin().get(PATH + "/by-code/SCHOOL/" + code).then().statusCode(404);
        city.sysadmin()
                .get(PATH + "/by-code/SCHOOL/" + code + "?asOf=" + TODAY.minusDays(1))
                .then()
                .body("id", equalTo(first.toString()));
        get(second, "/successions").then().body("items.id", contains(made.<String>path("id")));
        city.supervisor()
                .get("/api/v1/successions/" + made.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());
        ImportedCity.registered()
                .supervisor()
                .get("/api/v1/successions/" + made.path("id"))
                .then()
                .statusCode(404);
        List<Outgoing.Fact> facts = Outgoing.about(owner, first);
        Outgoing.Fact fact = facts.get(facts.size() - 1);
        assertEquals(TODAY.toString(), fact.json().get("closedOn").textValue());
        assertEquals(second.toString(), fact.json().get("successorIds").get(0).textValue());
    }

    @Test
    void aMergerMayKeepTheCodeOfOneThatEnds() {
        String kept = code(first);
        String given = code(second);
        Map<String, Object> merger = merger(second, TODAY);
        merger.put("keepCodeOf", first);
        record(first, merger).then().statusCode(201);
        assertEquals(kept, code(second));
        city.sysadmin().get(PATH + "/by-code/SCHOOL/" + kept).then().body("id", equalTo(second.toString()));
        city.sysadmin()
                .get(PATH + "/by-code/SCHOOL/" + kept + "?asOf=" + TODAY.minusDays(1))
                .then()
                .body("id", equalTo(first.toString()));
        city.sysadmin().get(PATH + "/by-code/SCHOOL/" + given).then().statusCode(404);
        Map<String, Object> again = wanted("RECODE", TODAY.plusDays(1));
        again.put("codeScheme", "SCHOOL");
        again.put("code", given);
        record(city.schools.get(1).get(1), again).then().statusCode(409).body("code", equalTo("CODE_GIVEN_UP"));
    }

    @Test
    void aChangeOfClassKeepsNoCode() {
        UUID kindergarten = city.schools.get(0).get(0);
        Map<String, Object> merger = merger(second, TODAY);
        merger.put("keepCodeOf", kindergarten);
        record(kindergarten, merger).then().statusCode(422).body("code", equalTo("CODE_NOT_KEPT"));
        get(kindergarten, "").then().body("closedOn", nullValue());
    }

    @Test
    void aNewNameACodeAndAPlaceAreDated() {
        LocalDate day = TODAY.minusDays(30);
        Map<String, Object> rename = wanted("RENAME", day);
        rename.put("name", "实验第二小学");
        record(first, rename).then().statusCode(201);
        get(first, "").then().body("name", equalTo("实验第二小学"));
        get(first, "?asOf=" + day).then().body("name", equalTo("实验第二小学"));
        get(first, "?asOf=" + day.minusDays(1)).then().body("name", equalTo("第2学校"));
        String old = code(first);
        String fresh = "2134" + ImportedCity.nextCode();
        Map<String, Object> recode = wanted("RECODE", day.plusDays(10));
        recode.put("codeScheme", "SCHOOL");
        recode.put("code", fresh);
        record(first, recode).then().statusCode(201);
        assertEquals(fresh, code(first));
        get(first, "?asOf=" + day.plusDays(9)).then().body("code", equalTo(old));
        Map<String, Object> move = wanted("MOVE", day.plusDays(20));
        move.put("parentId", city.counties.get(1));
        record(first, move).then().statusCode(201);
        get(first, "").then().body("countyId", equalTo(city.counties.get(1).toString()));
        get(first, "?asOf=" + day.plusDays(19))
                .then()
                .body("countyId", equalTo(city.counties.get(0).toString()));
        record(first, rename).then().statusCode(422).body("code", equalTo("SUCCESSION_TOO_EARLY"));
    }

    @Test
    void aCountyMovesWithAllBelow() {
        ImportedCity elsewhere = ImportedCity.registered();
        UUID county = city.counties.get(0);
        Map<String, Object> move = wanted("MOVE", TODAY);
        move.put("parentId", elsewhere.bureau);
        record(county, move).then().statusCode(201);
        elsewhere.supervisor().get(PATH + "?limit=200&under=" + county).then().body("items", hasSize(5));
        city.supervisor().get(PATH + "/" + first).then().statusCode(404);
        city.supervisor()
                .get(PATH + "?limit=200&under=" + city.bureau + "&asOf=" + TODAY.minusDays(1))
                .then()
                .body("items", hasSize(12));
    }

    @Test
    void aSplitMayLeaveTheOrganisationItself() {
        Map<String, Object> split = wanted("SPLIT", TODAY);
        split.put("successorIds", List.of(first, second));
        record(first, split).then().statusCode(201);
        get(first, "").then().body("closedOn", nullValue());
    }

    @Test
    void whatIsPlannedWaitsForItsDayAndCanBeTakenBack() {
        Response planned = record(first, merger(second, TODAY.plusDays(3)));
        planned.then().statusCode(201).body("state", equalTo("PLANNED"));
        get(first, "").then().body("closedOn", nullValue());
        record(first, wanted("CLOSE", TODAY)).then().statusCode(409).body("code", equalTo("SUCCESSION_PLANNED"));
        String self = "/api/v1/successions/" + planned.path("id");
        city.sysadmin().post(self + "/withdraw").then().statusCode(428);
        city.sysadmin()
                .header("If-Match", planned.header("ETag"))
                .post(self + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        sweep.sweep();
        get(first, "").then().body("closedOn", nullValue());
        city.sysadmin()
                .header("If-Match", "*")
                .post(self + "/withdraw")
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    @Test
    void theDayBringsItIntoEffect() {
        String id = record(first, merger(second, TODAY.plusDays(3))).path("id");
        sweep.sweep();
        get(first, "").then().body("closedOn", nullValue());
        owner.useHandle(handle -> handle.execute(
                "update organization_succession set effective_on = ? where id = ?", TODAY, UUID.fromString(id)));
        sweep.sweep();
        get(first, "").then().body("closedOn", equalTo(TODAY.toString()));
        city.sysadmin()
                .get("/api/v1/successions/" + id)
                .then()
                .body("state", equalTo("EFFECTIVE"))
                .body("blockedBecause", nullValue());
        city.sysadmin()
                .header("If-Match", "*")
                .post("/api/v1/successions/" + id + "/withdraw")
                .then()
                .statusCode(409);
    }

    @Test
    void whatCannotBeOnItsDaySaysWhy() {
        String id = record(first, merger(second, TODAY.plusDays(3))).path("id");
        owner.useHandle(handle -> {
            handle.execute(
                    "update organization_succession set effective_on = ? where id = ?", TODAY, UUID.fromString(id));
            handle.execute("update organization set closed_on = ? where id = ?", TODAY, second);
        });
        sweep.sweep();
        city.sysadmin()
                .get("/api/v1/successions/" + id)
                .then()
                .body("state", equalTo("PLANNED"))
                .body("blockedBecause", notNullValue());
        get(first, "").then().body("closedOn", nullValue());
    }

    @Test
    void whoHasSubordinatesIsNotClosed() {
        record(city.counties.get(0), merger(city.counties.get(1), TODAY))
                .then()
                .statusCode(409)
                .body("code", equalTo("SUBORDINATES_LEFT"));
    }

    @Test
    void theClosedAreNoAudienceAndNoParents() {
        record(first, wanted("CLOSE", TODAY)).then().statusCode(201);
        city.supervisor().get(PATH + "?open=true&limit=200").then().body("items.id", not(hasItem(first.toString())));
        city.supervisor().get(PATH + "?open=false").then().body("items.id", contains(first.toString()));
        record(first, wanted("CLOSE", TODAY)).then().statusCode(422).body("code", equalTo("ORGANIZATION_CLOSED"));
        record(second, merger(first, TODAY)).then().statusCode(422).body("code", equalTo("SUCCESSOR_UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource({
        "MERGE, , , /successorIds",
        "RENAME, , , /name",
        "RENAME, code, 2134990001, /code",
        "RECODE, , , /codeScheme",
        "MOVE, , , /parentId",
        "CLOSE, name, 新名, /name",
        "CLOSE, keepCodeOf, 00000000-0000-0000-0000-000000000001, /keepCodeOf",
        "DISSOLVE, , , /kind"
    })
    void whatDoesNotFitTheKindIsRefused(String kind, String field, String value, String pointer) {
        Map<String, Object> wanted = wanted(kind, TODAY);
        if (kind.equals("RENAME") && field != null) {
            wanted.put("name", "新名");
        }
        if (field != null) {
            wanted.put(field, value);
        }
        record(first, wanted).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void theDocumentIsRequiredAndTheKeyCounts() {
        Map<String, Object> wanted = wanted("CLOSE", TODAY);
        wanted.remove("document");
        record(first, wanted).then().statusCode(400);
        String key = UUID.randomUUID().toString();
        for (int n = 0; n < 2; n++) {
            city.sysadmin()
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(wanted("CLOSE", TODAY))
                    .post(PATH + "/" + first + "/successions")
                    .then()
                    .statusCode(201);
        }
        city.supervisor()
                .contentType(ContentType.JSON)
                .body(wanted("CLOSE", TODAY))
                .post(PATH + "/" + second + "/successions")
                .then()
                .statusCode(403);
        record(UUID.randomUUID(), wanted("CLOSE", TODAY)).then().statusCode(404);
        record(second, wanted("CLOSE", TODAY.plusYears(9))).then().statusCode(400);
    }
}
