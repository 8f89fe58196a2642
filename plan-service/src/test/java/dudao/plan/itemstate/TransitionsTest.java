package dudao.plan.itemstate;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.access.PlanStatus;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import dudao.plan.testing.Transitions;
import dudao.plan.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every line of {@code transitions.csv} is walked over HTTP, and every object × state × command that is not listed is
 * tried and refused, leaving nothing behind.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    private static final Map<String, Object> REASON = Map.of("reason", "表");

    @Inject
    OrganizationTree tree;

    private City city;
    /** Issues the plans together with it. */
    private City partner;

    private int numbers;
    private int kinds;

    @BeforeEach
    void newCity() {
        city = new City(tree);
        partner = new City(tree);
    }

    private static Set<String> commands(String object) {
        Set<String> commands = new LinkedHashSet<>();
        Transitions.of(object).stream()
                .filter(row -> !row.isOfTheService())
                .forEach(row -> commands.add(row.command()));
        return commands;
    }

    // ---- plans

    private static final Map<String, String> SENDERS = Map.of(
            "edit", "issuer",
            "submit", "issuer",
            "return", "leader",
            "approve", "leader",
            "sign", "partner",
            "withdraw", "issuer",
            "issue", "issuer",
            "close", "leader",
            "revoke", "leader",
            "archive", "supervisor");

    private Api sender(String command) {
        return switch (SENDERS.get(command)) {
            case "issuer" -> city.issuer;
            case "leader" -> city.leader;
            case "partner" -> partner.leader;
            default -> city.supervisor;
        };
    }

    /** A command that has everything it needs. */
    private ValidatableResponse send(String plan, String command) {
        Map<String, Object> body = new HashMap<>(REASON);
        switch (command) {
            case "edit" -> {
                body = new HashMap<>(City.plan(city.issuer.get(plan).extract().path("kind")));
                return city.issuer.put(plan, body, city.issuer.etag(plan));
            }
            case "issue" -> {
                body = new HashMap<>(City.number(++numbers));
                Rows.sql(
                        "update plan set signed_issuer_ids = issuer_id || co_issuer_ids where id = ? and status = 'APPROVED'",
                        City.idOf(plan));
            }
            case "close" -> endItems(plan);
            case "revoke" -> body.put("openTasks", "KEEP");
            case "approve" -> body.put("overlapsSeen", city.overlapsSeen(plan));
            default -> {}
        }
        return sender(command).command(plan, command, body);
    }

    private void endItems(String plan) {
        if (city.issuer.get(plan).extract().path("status").equals("ISSUED")) {
            Rows.sql("update plan_item set state = 'ACHIEVED' where plan_id = ?", City.idOf(plan));
        }
    }

    /** A plan that came there by its commands. */
    private String planIn(String status) {
        String plan = city.complete("要点" + ++kinds);
        Rows.sql(
                "update plan set co_issuer_ids = array[cast(? as uuid)], issuers = jsonb_build_array("
                        + "jsonb_build_object('organizationId', issuer_id), jsonb_build_object('organizationId', cast(? as uuid)))"
                        + " where id = ?",
                partner.id,
                partner.id,
                City.idOf(plan));
        List<String> way =
                switch (PlanStatus.valueOf(status)) {
                    case DRAFT -> List.of();
                    case UNDER_REVIEW -> List.of("submit");
                    case APPROVED -> List.of("submit", "approve");
                    case ISSUED -> List.of("submit", "approve", "issue");
                    case CLOSED -> List.of("submit", "approve", "issue", "close");
                    case REVOKED -> List.of("submit", "approve", "issue", "revoke");
                    case WITHDRAWN -> List.of("withdraw");
                    case ARCHIVED -> List.of("submit", "approve", "issue", "close", "archive");
                };
        way.forEach(command -> send(plan, command).statusCode(200));
        city.issuer.get(plan).body("status", equalTo(status));
        return plan;
    }

    @Test
    void plansGoWhereTheTableSaysAndNowhereElse() {
        for (PlanStatus status : PlanStatus.values()) {
            String standing = planIn(status.name());
            for (String command : commands("plan")) {
                Set<String> to = Transitions.targets("plan", status.name(), command);
                if (command.equals("revise")) {
                    continue; // it needs a proposal; its own tests walk it
                }
                if (to.isEmpty()) {
                    refused(standing, () -> send(standing, command), status.name());
                } else {
                    String plan = planIn(status.name());
                    int told = told(plan).size();
                    send(plan, command)
                            .statusCode(200)
                            .body("status", equalTo(to.iterator().next()));
                    String event = event("plan", status.name(), command);
                    List<String> now = told(plan);
                    assertEquals(event.isEmpty() ? told : told + 1, now.size(), status + " " + command);
                    assertTrue(event.isEmpty() || now.get(now.size() - 1).equals(event));
                }
            }
        }
    }

    private static String event(String object, String from, String command) {
        return Transitions.of(object).stream()
                .filter(row -> row.from().equals(from) && row.command().equals(command))
                .map(Row::event)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(String path) {
        return ItemEvents.told(path);
    }

    private void refused(String path, Supplier<ValidatableResponse> command, String state) {
        String etag = city.issuer.etag(path);
        List<String> told = told(path);
        command.get()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("state", equalTo(state))
                .body("allowedCommands", equalTo(city.issuer.get(path).extract().path("allowedCommands")));
        assertEquals(etag, city.issuer.etag(path));
        assertEquals(told, told(path));
    }

    // ---- items

    private String plan;

    private List<String> items(int count) {
        plan = city.draft("条目" + ++kinds);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(city.completeItem(plan, String.valueOf(i + 1)));
        }
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(++numbers)).statusCode(200);
        return items;
    }

    /** Put in place: the way there is walked by the tests of each feature. */
    private static void put(String item, String state, boolean continuing) {
        Rows.sql(
                "update plan_item set state = ?, nature = ?, version = version + 1 where id = ?",
                state,
                continuing ? "CONTINUING" : "ONE_OFF",
                City.idOf(item));
    }

    private ValidatableResponse send(String item, String command, String outcome, boolean continuing) {
        Map<String, Object> body = new HashMap<>(REASON);
        switch (command) {
            case "decompose" -> body.clear();
            case "carry-over" -> body.put("year", 2027);
            case "cancel" -> body.put("document", "表教〔2026〕1号");
            case "propose-assessment" -> {
                body.put("outcome", outcome);
                if (continuing) {
                    body.put("period", "2026H1");
                }
            }
            default -> {}
        }
        Api sender =
                switch (command) {
                    case "carry-over", "cancel" -> city.leader;
                    case "confirm-assessment" -> city.issuer;
                    default -> city.supervisor;
                };
        return sender.command(item, command, body);
    }

    private void draftOfNextYear() {
        Map<String, Object> next = new HashMap<>(City.plan("条目" + kinds));
        next.put("year", 2027);
        city.issuer.post("/plans", next).statusCode(201);
    }

    @Test
    void itemsGoWhereTheTableSaysAndNowhereElse() {
        for (boolean continuing : new boolean[] {false, true}) {
            String object = continuing ? "continuing-item" : "item";
            long walked = Transitions.of(object).stream()
                    .filter(row -> !row.isOfTheService())
                    .count();
            List<String> items = items((int) walked + ItemState.values().length);
            draftOfNextYear();
            int next = 0;
            for (Row row : Transitions.of(object)) {
                if (!row.isOfTheService()) {
                    walk(items.get(next++), row, continuing);
                }
            }
            for (ItemState state : ItemState.values()) {
                String item = items.get(next++);
                put(item, state.name(), continuing);
                for (String command : commands(object)) {
                    if (Transitions.targets(object, state.name(), command).isEmpty()) {
                        refusedItem(item, command, state, continuing);
                    }
                }
            }
        }
    }

    private void walk(String item, Row row, boolean continuing) {
        put(item, row.from(), continuing);
        // Continuing items come back to where they were: any outcome will do.
        String outcome =
                Arrays.asList("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED").contains(row.to())
                        ? row.to()
                        : "ACHIEVED";
        if (row.command().equals("confirm-assessment")) {
            send(item, "propose-assessment", outcome, continuing).statusCode(200);
        }
        int told = told(item).size();
        int rows = ItemEvents.history(item).size();
        send(item, row.command(), outcome, continuing).statusCode(200).body("state", equalTo(row.to()));
        List<String> now = told(item);
        assertEquals(row.event().isEmpty() ? told : told + 1, now.size(), row.toString());
        assertTrue(row.event().isEmpty() || now.get(now.size() - 1).equals(row.event()), row.toString());
        assertEquals(rows + 1, ItemEvents.history(item).size(), row.toString());
    }

    private void refusedItem(String item, String command, ItemState state, boolean continuing) {
        String etag = city.issuer.etag(item);
        List<String> told = told(item);
        List<String> history = ItemEvents.history(item);
        city.issuer.get(item).body("allowedCommands", equalTo(allowed(state, continuing)));
        send(item, command, "ACHIEVED", continuing)
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("state", equalTo(state.name()))
                .body("allowedCommands", equalTo(allowed(state, continuing)));
        assertEquals(etag, city.issuer.etag(item));
        assertEquals(told, told(item));
        assertEquals(history, ItemEvents.history(item));
    }

    private static List<String> allowed(ItemState state, boolean continuing) {
        Set<String> listed = new TreeSet<>();
        Transitions.of(continuing ? "continuing-item" : "item").stream()
                .filter(row -> !row.isOfTheService() && row.from().equals(state.name()))
                .forEach(row -> listed.add(row.command()));
        List<String> inOrder = state.allowedCommands(continuing);
        assertEquals(listed, new TreeSet<>(inOrder));
        return inOrder;
    }
}
