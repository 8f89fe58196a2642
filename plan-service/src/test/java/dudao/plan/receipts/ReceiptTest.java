package dudao.plan.receipts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.commons.testing.Rows;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import dudao.plan.testing.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 主送机关: to whom a plan goes when it is issued, and who has opened it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReceiptTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Receipts receipts;

    @Inject
    Jdbi jdbi;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    private static Map<String, Object> group(String name, Map<String, Object> audience) {
        return Map.of("name", name, "audience", audience);
    }

    private static Map<String, Object> named(UUID... ids) {
        return Map.of("organizationIds", List.of(ids));
    }

    private String issued(Map<String, Object> more, Object... groups) {
        Map<String, Object> draft = new HashMap<>(City.plan("要点"));
        draft.put("addressees", List.of(groups));
        draft.putAll(more);
        String plan = "/plans/"
                + city.issuer.post("/plans", draft).statusCode(201).extract().path("id");
        city.completeItem(plan, "1");
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        return plan;
    }

    private String toEverybody() {
        return issued(
                Map.of(),
                group("各县级市(区)教育局", Map.of("kinds", List.of("COUNTY_BUREAU"))),
                group("各中小学校", Map.of("schoolClasses", List.of("21", "31"))),
                group("海棠中学", named(city.privateSchool)),
                Map.of("name", "有关单位"));
    }

    @Test
    void groupsBecomeOneReceiptForEachOrganisation() {
        String plan = toEverybody();
        city.issuer
                .get(plan + "/receipts")
                .statusCode(200)
                .body("items", hasSize(3))
                .body("delivered", equalTo(3))
                .body("unread", equalTo(3))
                .body("unresolved", contains("有关单位"))
                .body("items.deliveredAt", everyItem(notNullValue()))
                .body("items.readAt", everyItem(nullValue()))
                .body(
                        "items.find { it.organizationId == '%s' }.addressee".formatted(city.privateSchool),
                        equalTo("各中小学校"));
        // Frozen: whoever comes later was not sent it.
        tree.upsert(List.of(school(UUID.randomUUID(), tree.get(city.county).path(), city.county)));
        city.issuer.get(plan + "/receipts").body("delivered", equalTo(3));
    }

    @Test
    void aDraftIsSentToNobodyAndListsWhatIsUnresolved() {
        String plan = "/plans/"
                + city.issuer
                        .post("/plans", plan(Map.of("addressees", List.of(Map.of("name", "有关单位")))))
                        .extract()
                        .path("id");
        city.issuer.get(plan + "/receipts").body("delivered", equalTo(0)).body("unresolved", contains("有关单位"));
        city.issuer.send(plan + "/read", null, null).statusCode(409).body("code", equalTo("NOT_ADDRESSED"));
    }

    private static Map<String, Object> plan(Map<String, Object> more) {
        Map<String, Object> draft = new HashMap<>(City.plan("要点"));
        draft.putAll(more);
        return draft;
    }

    @Test
    void theFirstReaderStays() {
        String plan = toEverybody();
        Api second = city.as("teacher", "UNIT_CLERK", city.school);
        String at = city.head
                .send(plan + "/read", null, null)
                .statusCode(200)
                .body("organizationId", equalTo(city.school.toString()))
                .extract()
                .path("readAt");
        second.send(plan + "/read", null, null).statusCode(200).body("readAt", equalTo(at));
        String first = city.issuer
                .get(plan + "/receipts?state=READ")
                .body("items", hasSize(1))
                .body("read", equalTo(1))
                .body("unread", equalTo(2))
                .extract()
                .path("items[0].readBy");
        assertTrue(first.contains("head"), first);
        city.issuer.get(plan + "/receipts?state=UNREAD").body("items", hasSize(2));
        city.supervisor.send(plan + "/read", null, null).statusCode(409).body("code", equalTo("NOT_ADDRESSED"));
    }

    @Test
    void aCountySeesItsOwnPartAndAPageFollowsAPage() {
        UUID county = UUID.randomUUID();
        String path = tree.get(city.id).path() + county.toString().replace("-", "") + "/";
        tree.upsert(List.of(
                new Registered(county, "COUNTY_BUREAU", "西山县教育局", city.id, path, county, null, null, null, null, 0)));
        String plan = toEverybody();
        city.issuer.get(plan + "/receipts").body("delivered", equalTo(4));
        city.clerk.get(plan + "/receipts").body("delivered", equalTo(3)).body("items", hasSize(3));
        city.head.get(plan + "/receipts").body("delivered", equalTo(1));
        city.issuer.get(plan + "/receipts?under=" + county).body("delivered", equalTo(1));
        city.issuer.get(plan + "/receipts?under=" + UUID.randomUUID()).statusCode(404);
        city.issuer.get(plan + "/receipts?state=SEEN").statusCode(400);
        city.issuer.get(plan + "/receipts?limit=2&cursor=x").statusCode(400);
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var page = city.issuer
                    .get(plan + "/receipts?limit=1" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200)
                    .body("delivered", equalTo(4))
                    .extract();
            seen.addAll(page.path("items.organizationId"));
            next = page.path("next");
        } while (next != null);
        assertEquals(4, seen.stream().distinct().count());
        assertEquals(4, seen.size());
    }

    @Test
    void whoIsSentAPlanReadsItWhereverItStands() {
        City beside = new City(tree);
        String plan = issued(Map.of(), group("市财政局", named(beside.id)));
        beside.supervisor.get(plan).statusCode(200).body("itemCount", equalTo(1));
        beside.clerk.get(plan).statusCode(404);
        beside.as("handler", "SUPERVISOR", beside.office).get(plan + "/items").body("items", hasSize(1));
        beside.supervisor.send(plan + "/read", null, null).statusCode(200);
        beside.issuer.get("/plans").body("items.id", contains(City.idOf(plan).toString()));
        beside.issuer.command(plan, "issue", City.number(2)).statusCode(403);
        city.issuer.get(plan + "/receipts").body("read", equalTo(1));
        beside.supervisor.get(plan + "/receipts").body("delivered", equalTo(1));
        RowSecurity wall =
                RowSecurity.caller("SUPERVISOR", beside.id, tree.get(beside.id).path());
        assertEquals(1, wall.number("select count(*) from plan_item where plan_id = '" + City.idOf(plan) + "'"));
        assertEquals(1, wall.count("plan_receipt"));
    }

    @Test
    void whatIsRestrictedStaysAbsentThoughSent() {
        City beside = new City(tree);
        String plan = issued(
                Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office),
                group("市财政局", named(beside.id)),
                group("各县级市(区)教育局", Map.of("kinds", List.of("COUNTY_BUREAU"))));
        for (Api other : List.of(beside.supervisor, beside.leader, city.clerk, city.supervisor)) {
            other.get(plan).statusCode(404);
            other.get(plan + "/receipts").statusCode(404);
            other.send(plan + "/read", null, null).statusCode(404);
            other.get("/plans").body("items", hasSize(0));
        }
        city.leader.get(plan + "/receipts").body("delivered", equalTo(2));
        String asked = "select count(*) from plan_receipt where plan_id = '" + City.idOf(plan) + "'";
        assertEquals(
                0,
                RowSecurity.caller(
                                "UNIT_CLERK", city.county, tree.get(city.county).path())
                        .number(asked));
        assertEquals(
                0,
                RowSecurity.caller("LEADER", beside.id, tree.get(beside.id).path())
                        .number(asked));
        assertEquals(
                2,
                RowSecurity.caller("LEADER", city.id, tree.get(city.id).path()).number(asked));
        // Whoever has a task of it may open it.
        Rows.sql(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id)
                select gen_random_uuid(), 0, now(), 'ASSIGNED', now(), now(), now(), ?, plan_id, id
                from plan_item where plan_id = ?""",
                city.county,
                City.idOf(plan));
        city.clerk.send(plan + "/read", null, null).statusCode(200).body("readAt", notNullValue());
    }

    @Test
    void twoThousandAreSentItInOneStatementAndAgainWithTheNextRevision() {
        String below = tree.get(city.county).path();
        List<Registered> schools = new ArrayList<>();
        for (int n = 0; n < 2000; n++) {
            schools.add(school(UUID.randomUUID(), below, city.county));
        }
        tree.upsert(schools);
        String plan = toEverybody();
        UUID id = City.idOf(plan);
        city.issuer
                .get(plan + "/receipts?limit=200")
                .body("delivered", equalTo(2003))
                .body("items", hasSize(200));
        city.head.send(plan + "/read", null, null).statusCode(200);
        int statements = Statements.countedBy(
                jdbi, () -> QuarkusTransaction.requiringNew().run(() -> {
                    jdbi.useHandle(Scope::everything);
                    assertEquals(2003, receipts.deliver(id, 7));
                }));
        assertEquals(2, statements, "the scope and the receipts");
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(Scope::everything);
            assertEquals(0, receipts.deliver(id, 7));
        });
        city.issuer
                .get(plan + "/receipts?state=UNREAD")
                .body("delivered", equalTo(2003))
                .body("unread", equalTo(2003))
                .body("items[0].revision", equalTo(7));
        city.head.send(plan + "/read", null, null).body("revision", equalTo(7));
    }

    private static Registered school(UUID id, String below, UUID county) {
        return new Registered(
                id,
                "SCHOOL",
                "第" + id + "小学",
                county,
                below + id.toString().replace("-", "") + "/",
                county,
                "21",
                "PUBLIC",
                null,
                null,
                0);
    }
}
