package dudao.plan.access;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every reader over every way to read: what is restricted is there for few, and in no figure of the others. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SecrecyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant START = Instant.now().minus(Duration.ofDays(3));

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String open;
    private String secret;

    private void issue(Map<String, Object> ofThePlan) {
        plan = city.draft("要点");
        open = city.completeItem(plan, "1");
        secret = city.completeItem(plan, "2");
        Map<String, Object> draft = new HashMap<>(City.plan("要点"));
        draft.putAll(ofThePlan);
        city.issuer.put(plan, draft, city.issuer.etag(plan)).statusCode(200);
        if (ofThePlan.isEmpty()) {
            city.restrict(secret, city.office);
        }
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
    }

    private Map<String, Api> readers() {
        Map<String, Api> readers = new LinkedHashMap<>();
        readers.put("drafter", city.issuer);
        readers.put("approver", city.leader);
        readers.put("office", city.as("handler", "SUPERVISOR", city.office));
        readers.put("unit with a task", city.head);
        readers.put("supervisor of the bureau", city.supervisor);
        readers.put("system of the bureau", city.as("system", "SYSTEM", city.id));
        readers.put("county above the unit", city.clerk);
        readers.put("unit without a task", city.as("private", "UNIT_HEAD", city.privateSchool));
        return readers;
    }

    private static boolean reads(String reader) {
        return List.of("drafter", "approver", "office", "unit with a task").contains(reader);
    }

    private UUID task(String item, UUID unit, long version) {
        UUID id = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of(
                "taskId",
                id,
                "source",
                "PLAN",
                "planId",
                City.idOf(plan),
                "itemId",
                City.idOf(item),
                "organizationId",
                unit,
                "state",
                "IN_PROGRESS",
                "assignedAt",
                START.toString(),
                "dueAt",
                START.plus(Duration.ofDays(90)).toString()));
        Told.event("task.events.v1", "dudao.task.started.v1", id, version, START, data);
        return id;
    }

    private void finding(UUID id, long version, String type, Map<String, Object> secrecy) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId",
                id,
                "planId",
                City.idOf(plan),
                "planItemId",
                City.idOf(open),
                "organizationId",
                city.school,
                "state",
                "CONFIRMED"));
        data.putAll(secrecy);
        Told.event("inspection.events.v1", "dudao.finding." + type + ".v1", id, version, START, data);
    }

    @Test
    void aRestrictedItemIsAbsentWhereverOneLooks() {
        city = new City(tree);
        issue(Map.of());
        task(open, city.privateSchool, 0);
        task(secret, city.school, 0);
        task(secret, city.county, 0);
        finding(UUID.randomUUID(), 1, "confirmed", Map.of());
        finding(
                UUID.randomUUID(),
                1,
                "confirmed",
                Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office));
        await().atMost(PATIENCE).untilAsserted(() -> city.issuer
                .get(plan + "/progress")
                .body("tasks.total", equalTo(3))
                .body("openFindings", equalTo(1)));
        String measure = "/measures/" + city.issuer.get(secret).extract().path("measures[0].id");
        // The county has a task of it too.
        Map<String, Api> readers = readers();
        readers.put("county with a task", readers.remove("county above the unit"));
        readers.forEach((who, reader) -> {
            boolean reads = reads(who) || who.equals("county with a task");
            int status = reads ? 200 : 404;
            int items = reads ? 2 : 1;
            assertEquals(status, status(reader, secret), who);
            assertEquals(status, status(reader, measure), who);
            assertEquals(status, status(reader, secret + "/progress"), who);
            assertEquals(200, status(reader, open), who);
            assertEquals(items, size(reader, plan + "/items", "items"), who);
            assertEquals(items, number(reader, plan, "itemCount"), who);
            assertEquals(items, size(reader, plan + "/progress", "items"), who);
            assertEquals(items, size(reader, plan + "/progress", "targets"), who);
            assertEquals(
                    items,
                    number(reader, "/plans?limit=200", "items.find { it.id == '" + City.idOf(plan) + "' }.itemCount"),
                    who);
            // Of all plans everybody counts their own part: a unit its own task, the county those of its units.
            int tasks = who.equals("unit with a task") ? 1 : who.equals("county with a task") ? 2 : reads ? 3 : 1;
            assertEquals(tasks, number(reader, plan + "/progress", "tasks.total"), who);
            int findings = who.equals("office") || who.equals("unit with a task") ? 2 : 1;
            findings = who.equals("unit without a task") ? 0 : findings;
            assertEquals(findings, number(reader, plan + "/progress", "openFindings"), who);
        });
    }

    @Test
    void whatIsMissingInARestrictedItemIsNotTold() {
        city = new City(tree);
        plan = city.draft("要点");
        secret = city.item(plan, "2");
        city.restrict(secret, city.office);
        assertEquals(1, size(city.issuer, plan + "/completeness", "missing"));
        assertEquals(1, size(city.as("handler", "SUPERVISOR", city.office), plan + "/completeness", "missing"));
        assertEquals(0, size(city.supervisor, plan + "/completeness", "missing"));
    }

    @Test
    void aRestrictedPlanIsAbsentWithAllItsItems() {
        city = new City(tree);
        issue(Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office));
        task(open, city.school, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> city.issuer.get(plan + "/progress").body("tasks.total", equalTo(1)));
        readers().forEach((who, reader) -> {
            int status = reads(who) ? 200 : 404;
            for (String path : List.of(plan, plan + "/items", plan + "/progress", plan + "/completeness", open)) {
                assertEquals(status, status(reader, path), who + " " + path);
            }
            boolean listed = reader.get("/plans?limit=200")
                    .extract()
                    .asString()
                    .contains(City.idOf(plan).toString());
            assertEquals(reads(who), listed, who);
            if (who.equals("unit with a task")) {
                assertEquals(1, size(reader, plan + "/items", "items"), "only what it has a task of");
                assertEquals(404, status(reader, secret));
            }
        });
        assertEquals(404, status(city.supervisor, plan + "/timeline"));
        assertEquals(200, status(city.leader, plan + "/timeline"));
    }

    @Test
    void theChangeFeedCarriesItForTheOfficeOnly() {
        city = new City(tree);
        issue(Map.of());
        Api system = city.as("system", "SYSTEM", city.id);
        Api office = city.as("office-system", "SYSTEM", city.office);
        String id = City.idOf(plan).toString();
        await().atMost(PATIENCE).until(() -> feed(office).contains("\"办理限制知悉的事项\""));
        assertTrue(feed(system).contains(id));
        assertFalse(feed(system).contains(City.idOf(secret).toString()));
    }

    /** Everything from this city's first event on; other classes share the feed. */
    private String feed(Api reader) {
        StringBuilder feed = new StringBuilder();
        long next = 0;
        long after;
        do {
            after = next;
            var page = reader.get("/changes?limit=1000&after=" + after)
                    .statusCode(200)
                    .extract();
            feed.append(page.asString());
            next = ((Number) page.path("next")).longValue();
        } while (next > after);
        return feed.toString();
    }

    @Test
    void aFindingThatBecomesRestrictedIsNoLongerCountedForAnyMoment() {
        city = new City(tree);
        issue(Map.of());
        UUID finding = UUID.randomUUID();
        finding(finding, 1, "confirmed", Map.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> city.issuer.get(plan + "/progress").body("openFindings", equalTo(1)));
        finding(finding, 2, "classified", Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office));
        await().atMost(PATIENCE)
                .untilAsserted(() -> city.issuer.get(plan + "/progress").body("openFindings", equalTo(0)));
        assertEquals(1, number(city.as("handler", "SUPERVISOR", city.office), plan + "/progress", "openFindings"));
    }

    @Test
    void whoeverRestrictsNamesAnOfficeOfItsOwn() {
        City other = new City(tree);
        city = new City(tree);
        plan = city.draft("要点");
        secret = city.item(plan, "2");
        Map<String, Object> change = new HashMap<>(City.restricted(other.office));
        refused(change);
        change.remove("handlingOfficeId");
        refused(change);
        change.put("classification", "PUBLIC");
        change.put("handlingOfficeId", city.office);
        refused(change);
        city.as("county-issuer", "ISSUER", city.county)
                .put(secret, City.restricted(city.office), "\"0\"")
                .statusCode(404);
    }

    private void refused(Map<String, Object> change) {
        city.issuer
                .put(secret, change, city.issuer.etag(secret))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/handlingOfficeId"));
    }

    @Test
    void aChangeThatSaysNothingOfItLeavesItRestricted() {
        city = new City(tree);
        plan = city.draft("要点");
        secret = city.item(plan, "2");
        city.restrict(secret, city.office);
        Map<String, Object> change = new HashMap<>(City.restricted(city.office));
        change.remove("classification");
        change.remove("handlingOfficeId");
        city.issuer
                .put(secret, change, city.issuer.etag(secret))
                .statusCode(200)
                .body("classification", equalTo("RESTRICTED"))
                .body("handlingOfficeId", equalTo(city.office.toString()));
    }

    @Test
    void markedTextsAreRefusedAndLeaveNoTrace() {
        city = new City(tree);
        String mark = "机密★10年";
        String refusal = city.issuer
                .upload("/plan-imports", mark + "\n一、某事\n1.某项工作" + city.id)
                .statusCode(422)
                .body("code", equalTo("CLASSIFIED_CONTENT"))
                .extract()
                .asString();
        assertFalse(refusal.contains("★") || refusal.contains(city.id.toString()), refusal);
        Map<String, Object> draft = new HashMap<>(City.plan("要点"));
        draft.put("title", mark);
        String second = city.issuer
                .post("/plans", draft, UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", equalTo("CLASSIFIED_CONTENT"))
                .body("errors[0].pointer", equalTo("/title"))
                .extract()
                .asString();
        assertFalse(second.contains("★"), second);
    }

    private static int status(Api reader, String path) {
        return reader.get(path).extract().statusCode();
    }

    private static int size(Api reader, String path, String list) {
        return reader.get(path).statusCode(200).extract().<List<?>>path(list).size();
    }

    private static int number(Api reader, String path, String figure) {
        return reader.get(path).statusCode(200).extract().path(figure);
    }
}
