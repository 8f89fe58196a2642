package dudao.task.delegations;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
class DelegationTest {

    private static final String DELEGATIONS = "/api/v1/delegations";
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private Person boss;
    private Person aide;
    private Person secadmin;

    @BeforeEach
    void found() {
        city = City.found(tree);
        boss = new Person("boss-" + UUID.randomUUID(), "SUPERVISOR,LEADER", city.bureau());
        aide = new Person("aide-" + UUID.randomUUID(), "UNIT_CLERK", city.county());
        secadmin = new Person("secadmin", "SECADMIN", city.bureau());
    }

    private Map<String, Object> wanted() {
        return new HashMap<>(Map.of(
                "delegate", aide.name(),
                "delegateName", "办公室秘书",
                "roles", List.of("SUPERVISOR"),
                "from", TODAY.toString(),
                "to", TODAY.plusDays(30).toString(),
                "reason", "出差"));
    }

    private String granted() {
        return boss.post(DELEGATIONS, wanted()).then().statusCode(201).extract().path("id");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    private Response create(Person who, String onBehalfOf) {
        Map<String, Object> task = Map.of(
                "title",
                "整治",
                "source",
                "INSTRUCTION",
                "organizationId",
                city.county(),
                "dueOn",
                TODAY.plusDays(9).toString());
        return who.request().header("On-Behalf-Of", onBehalfOf).body(task).post(Person.TASKS);
    }

    @Test
    void theDelegateActsInTheDelegatorsPlaceAndBothAreRecorded() {
        refused(create(aide, boss.name()), 403, "NOT_DELEGATED");
        granted();
        String task = create(aide, boss.name()).then().statusCode(201).extract().path("id");
        boss.get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items[0].actor", equalTo(aide.name()))
                .body("items[0].onBehalfOf", equalTo(boss.name()));
        assertEquals(aide.name() + " for " + boss.name(), jdbi.withHandle(handle -> handle.createQuery(
                        """
                                select actor || ' for ' || on_behalf_of from (
                                  select subject, actor, on_behalf_of from outbox_event union all
                                  select subject, actor, on_behalf_of from change_log) e
                                where subject = cast(:id as uuid)""")
                .bind("id", task)
                .mapTo(String.class)
                .one()));
    }

    @Test
    void onlyTheDelegatedRolesAreHeldMeanwhile() {
        granted();
        Map<String, Object> own = Map.of("text", "x");
        aide.request()
                .header("On-Behalf-Of", boss.name())
                .body(own)
                .post(Person.TASKS + "/" + UUID.randomUUID() + "/accept")
                .then()
                .statusCode(403);
        // LEADER was not delegated, and a delegation is of the delegator's own organisation: the county's own task
        // list.
        aide.get(Person.TASKS).then().statusCode(200);
    }

    @Test
    void anotherDelegatesNothingForThem() {
        granted();
        Person stranger = new Person("stranger-" + UUID.randomUUID(), "UNIT_CLERK", city.county());
        refused(create(stranger, boss.name()), 403, "NOT_DELEGATED");
        refused(create(boss, aide.name()), 403, "NOT_DELEGATED");
    }

    @Test
    void administratorsActForNobody() {
        Map<String, Object> wanted = wanted();
        wanted.put("delegate", "secadmin");
        boss.post(DELEGATIONS, wanted).then().statusCode(201);
        refused(create(secadmin, boss.name()), 403, "ROLES_COMBINED");
    }

    @Test
    void itIsRevokedAtOnceByTheDelegatorOrSecurityAndByNobodyElse() {
        for (Person who : List.of(boss, secadmin)) {
            String id = granted();
            refused(revoke(aide, id), 403, "FORBIDDEN");
            refused(revoke(new Person("x", "SUPERVISOR", city.bureau()), id), 404, "NOT_FOUND");
            create(aide, boss.name()).then().statusCode(201);
            revoke(who, id).then().statusCode(200).body("state", equalTo("REVOKED"));
            refused(create(aide, boss.name()), 403, "NOT_DELEGATED");
            refused(revoke(who, id), 409, "ILLEGAL_TRANSITION");
        }
    }

    private Response revoke(Person who, String id) {
        return who.request()
                .header("If-Match", "*")
                .body(Map.of("reason", "已返岗"))
                .post(DELEGATIONS + "/" + id + "/revoke");
    }

    @Test
    void revokingNeedsTheVersion() {
        String id = granted();
        refused(boss.post(DELEGATIONS + "/" + id + "/revoke", Map.of("reason", "x")), 428, "IF_MATCH_REQUIRED");
        refused(
                boss.request()
                        .header("If-Match", "\"9\"")
                        .body(Map.of("reason", "x"))
                        .post(DELEGATIONS + "/" + id + "/revoke"),
                412,
                "STALE");
    }

    @ParameterizedTest
    @CsvSource({
        // days from today it begins and ends, whether it is taken, whether it holds today
        "0, 0, true, true",
        "0, 365, true, true",
        "1, 20, true, false",
        "-1, 20, false, false",
        "0, 367, false, false",
        "5, 4, false, false",
        "400, 401, false, false",
        "0, 900000, false, false",
    })
    void itHoldsOnItsDays(int from, int to, boolean taken, boolean holds) {
        Map<String, Object> wanted = wanted();
        wanted.put("from", TODAY.plusDays(from).toString());
        wanted.put("to", TODAY.plusDays(to).toString());
        boss.post(DELEGATIONS, wanted).then().statusCode(taken ? 201 : 400);
        create(aide, boss.name()).then().statusCode(holds ? 201 : 403);
    }

    @Test
    void whatIsOverHoldsNoMore() throws SQLException {
        String id = granted();
        try (var owner = RealParts.asOwner();
                var update =
                        owner.prepareStatement("update delegation set valid_from = ?, valid_to = ? where id = ?")) {
            update.setObject(1, TODAY.minusDays(9));
            update.setObject(2, TODAY.minusDays(1));
            update.setObject(3, UUID.fromString(id));
            update.executeUpdate();
        }
        refused(create(aide, boss.name()), 403, "NOT_DELEGATED");
        boss.get(DELEGATIONS + "/" + id).then().body("state", equalTo("ENDED"));
    }

    @ParameterizedTest
    @CsvSource({"UNIT_HEAD", "INSPECTOR", "SYSTEM", "SYSADMIN", "SECADMIN", "NOBODY"})
    void onlyOwnBusinessRolesAreGiven(String role) {
        Map<String, Object> wanted = wanted();
        wanted.put("roles", List.of("SUPERVISOR", role));
        boss.post(DELEGATIONS, wanted)
                .then()
                .statusCode(422)
                .body("code", equalTo("ROLE_NOT_DELEGABLE"))
                .body("errors[0].pointer", equalTo("/roles/1"));
    }

    @Test
    void notToOneselfAndNotOnwards() {
        Map<String, Object> toMyself = wanted();
        toMyself.put("delegate", boss.name());
        refused(boss.post(DELEGATIONS, toMyself), 400, "VALIDATION_FAILED");
        granted();
        Map<String, Object> onwards = wanted();
        onwards.put("delegate", "somebody");
        refused(
                aide.request().header("On-Behalf-Of", boss.name()).body(onwards).post(DELEGATIONS),
                403,
                "REDELEGATION");
        refused(aide.post(DELEGATIONS, onwards), 422, "ROLE_NOT_DELEGABLE");
    }

    @Test
    void chainsGoOneStep() {
        granted();
        Person third = new Person("third-" + UUID.randomUUID(), "UNIT_CLERK", city.county());
        Map<String, Object> onwards = wanted();
        onwards.put("delegate", third.name());
        onwards.put("roles", List.of("UNIT_CLERK"));
        aide.post(DELEGATIONS, onwards).then().statusCode(201);
        refused(create(third, boss.name()), 403, "NOT_DELEGATED");
        create(third, aide.name()).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void oneAtATimeBetweenTwo() {
        granted();
        refused(boss.post(DELEGATIONS, wanted()), 409, "DELEGATION_OVERLAPS");
        Map<String, Object> later = wanted();
        later.put("from", TODAY.plusDays(31).toString());
        later.put("to", TODAY.plusDays(40).toString());
        boss.post(DELEGATIONS, later).then().statusCode(201).body("state", equalTo("PENDING"));
    }

    @Test
    void personsSeeTheirOwnAndSecuritySeesAll() {
        String id = granted();
        for (Person who : List.of(boss, aide)) {
            who.get(DELEGATIONS).then().statusCode(200).body("items.id", contains(id));
            who.get(DELEGATIONS + "?state=REVOKED").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        secadmin.get(DELEGATIONS + "?delegator=" + boss.name() + "&delegate=" + aide.name() + "&state=ACTIVE")
                .then()
                .body("items.id", containsInAnyOrder(id));
        refused(new Person("x", "SUPERVISOR", city.bureau()).get(DELEGATIONS + "/" + id), 404, "NOT_FOUND");
        refused(new Person("s", "SYSADMIN", city.bureau()).get(DELEGATIONS), 403, "FORBIDDEN");
        refused(boss.get(DELEGATIONS + "?state=ODD"), 400, "INVALID_PARAMETER");
    }

    @Test
    void theEventsLookLikeTheirSamples() {
        String id = granted();
        revoke(secadmin, id).then().statusCode(200);
        List<Outgoing.Fact> facts = Outgoing.about(jdbi, UUID.fromString(id));
        assertEquals(2, facts.size());
        for (int version = 0; version < 2; version++) {
            Outgoing.Fact fact = facts.get(version);
            assertEquals("delegation.events.v1", fact.topic());
            assertEquals(version, fact.aggregateVersion());
            JsonNode sample = Outgoing.sample(fact.type());
            assertEquals(Outgoing.shape(sample), Outgoing.shape(fact.json()), fact.type());
        }
    }

    @Test
    void whoHandsTheWorkOverIsActedForNoMore() throws IOException {
        String id = granted();
        Map<String, Object> later = wanted();
        later.put("from", TODAY.plusDays(31).toString());
        later.put("to", TODAY.plusDays(40).toString());
        String pending = boss.post(DELEGATIONS, later).then().extract().path("id");
        Path sample = Path.of("../inspection-service/src/main/contract/events/dudao.inspector.handed-over.v1.json");
        Map<String, Object> event = new ObjectMapper().readValue(sample.toFile(), new TypeReference<>() {});
        Map<String, Object> data = new HashMap<>((Map<String, Object>) event.get("data"));
        data.put("person", boss.name());
        InspectionTopic.send(InspectionTopic.event((String) event.get("type"), UUID.randomUUID(), 1, data));
        for (String each : List.of(id, pending)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> "REVOKED"
                    .equals(boss.get(DELEGATIONS + "/" + each).path("state")));
        }
        boss.get(DELEGATIONS + "/" + id).then().body("revokedBy", equalTo("eso"));
        refused(create(aide, boss.name()), 403, "NOT_DELEGATED");
    }

    @Test
    void combinedAdministratorsAreRefusedWhateverTheyAsk() {
        Person both = new Person("both", "SYSADMIN,SECADMIN", city.bureau());
        Person alsoBusiness = new Person("also", "AUDITOR,SUPERVISOR", city.bureau());
        for (Person who : List.of(both, alsoBusiness)) {
            refused(who.get(DELEGATIONS), 403, "ROLES_COMBINED");
            refused(who.get(Person.TASKS), 403, "ROLES_COMBINED");
        }
        new Person("odd", "SUPERVISOR,uma_authorization", city.bureau())
                .get(Person.TASKS)
                .then()
                .statusCode(200)
                .body("code", nullValue());
    }
}
