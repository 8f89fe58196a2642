package dudao.plan.itemstate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.plan.access.PlanStatus;
import dudao.plan.itemstate.WalkModel.Item;
import dudao.plan.itemstate.WalkModel.Plan;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Commands by whoever happens to come, allowed or not, compared step by step with a model that knows nothing of the
 * service. {@code -Ddudao.walk.commands} and {@code -Ddudao.walk.seed} say how many and which; 10,000 take some minutes,
 * which the build does not have each time.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RandomWalkTest {

    private static final int WALKERS = 4;

    /** There is one plan in force of each kind and year. */
    private record Slot(String kind, int year) {}

    private static final List<Slot> SLOTS = Stream.of("工作要点", "行动计划", "实施方案")
            .flatMap(kind -> IntStream.range(2026, 2030).mapToObj(year -> new Slot(kind, year)))
            .toList();

    private static final Set<PlanStatus> OVER = Set.of(PlanStatus.WITHDRAWN, PlanStatus.ARCHIVED);

    /** They end what others could still be tried on. */
    private static final Set<String> FINAL = Set.of("withdraw", "revoke", "cancel", "carry-over");

    private static final List<String> OUTCOMES = List.of("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED");
    private static final List<String> PLAN_COMMANDS =
            List.of("submit", "return", "approve", "withdraw", "issue", "close", "revoke", "archive");
    private static final List<String> ITEM_COMMANDS =
            List.of("decompose", "cancel", "carry-over", "propose-assessment", "confirm-assessment");

    @Inject
    OrganizationTree tree;

    @Inject
    Following following;

    @Inject
    Jdbi jdbi;

    @Test
    void theServiceIsWhereTheModelIs() throws Exception {
        int commands = Integer.getInteger("dudao.walk.commands", 600);
        long seed = Long.getLong("dudao.walk.seed", new Random().nextLong());
        System.out.println("RandomWalkTest: " + commands + " commands, seed " + seed);
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(WALKERS);
        List<Future<Walker>> walks = new ArrayList<>();
        for (int i = 0; i < WALKERS; i++) {
            Walker walker = new Walker(new City(tree), new Random(seed + i), "seed " + seed);
            walks.add(threads.submit(() -> walker.walk(commands / WALKERS)));
        }
        Map<String, Integer> answers = new HashMap<>();
        for (Future<Walker> walk : walks) {
            walk.get().check();
            walk.get().answers.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
        }
        threads.shutdown();
        System.out.printf("RandomWalkTest: %s in %d s%n", answers, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** A city of its own, and everybody in it. */
    private final class Walker {

        private record Person(String name, List<String> roles, Api api) {}

        final Map<String, Integer> answers = new HashMap<>();
        private final WalkModel model = new WalkModel();
        private final City city;
        private final Random random;
        private final String seed;
        private final List<Person> people;
        private int numbers;

        Walker(City city, Random random, String seed) {
            this.city = city;
            this.random = random;
            this.seed = seed;
            this.people = List.of(
                    person("drafter", "ISSUER"),
                    person("clerk of the office", "ISSUER"),
                    person("leader", "LEADER"),
                    person("deputy", "LEADER"),
                    person("supervisor", "SUPERVISOR"),
                    person("factotum", "ISSUER,LEADER,SUPERVISOR"));
        }

        private Person person(String name, String roles) {
            return new Person(name, List.of(roles.split(",")), city.as(name.replace(' ', '-'), roles, city.id));
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private String any(List<String> commands, List<String> allowed) {
            List<String> usual =
                    allowed.stream().filter(each -> !FINAL.contains(each)).toList();
            if (rarely()) {
                return allowed.isEmpty() ? any(commands) : any(allowed);
            }
            return rarely() || usual.isEmpty() ? any(commands) : any(usual);
        }

        private boolean rarely() {
            return random.nextInt(8) == 0;
        }

        /** Mostly somebody whose role it is, so that the walk gets anywhere. */
        private Person somebody(String role) {
            List<Person> fit =
                    people.stream().filter(each -> each.roles().contains(role)).toList();
            return random.nextInt(10) == 0 ? any(people) : any(fit);
        }

        /** Mostly one of those the command may do something with. */
        private Plan anyPlan(Predicate<Plan> likely) {
            List<Plan> fit = model.plans.stream().filter(likely).toList();
            return rarely() || fit.isEmpty() ? any(model.plans) : any(fit);
        }

        Walker walk(int steps) {
            while (model.plans.isEmpty()) {
                draft();
            }
            for (int i = 0; i < steps; i++) {
                int dice = random.nextInt(100);
                if (dice < 4) {
                    draft();
                } else if (dice < 18) {
                    addItem(anyPlan(plan -> plan.status == PlanStatus.DRAFT && plan.items.size() < 8));
                } else if (dice < 34) {
                    command(anyPlan(plan -> !plan.items.isEmpty() && !OVER.contains(plan.status)));
                } else {
                    Plan plan = anyPlan(each -> each.status == PlanStatus.ISSUED);
                    List<Item> written = plan.items.stream()
                            .filter(item -> item.path != null)
                            .toList();
                    if (written.isEmpty()) {
                        addItem(plan);
                    } else if (dice < 72) {
                        command(any(written));
                    } else {
                        hear(any(written));
                    }
                }
            }
            return this;
        }

        private void answered(String what, int expected, ValidatableResponse answer) {
            int status = answer.extract().statusCode();
            answers.merge(String.valueOf(status), 1, Integer::sum);
            assertEquals(
                    expected,
                    status,
                    () -> seed + ": " + what + ": " + answer.extract().asString());
        }

        private void draft() {
            Person who = somebody("ISSUER");
            List<Slot> free = SLOTS.stream()
                    .filter(slot -> model.inForce(slot.kind(), slot.year()) == null)
                    .toList();
            Slot slot = rarely() || free.isEmpty() ? any(SLOTS) : any(free);
            String kind = slot.kind();
            int year = slot.year();
            Map<String, Object> draft = new HashMap<>(City.plan(kind));
            draft.put("year", year);
            boolean may = who.roles().contains("ISSUER");
            int expected = !may ? 403 : model.inForce(kind, year) != null ? 409 : 201;
            ValidatableResponse answer = who.api().post("/plans", draft);
            answered("draft", expected, answer);
            if (expected == 201) {
                model.plans.add(new Plan("/plans/" + answer.extract().path("id"), kind, year, who.name()));
            }
        }

        private void addItem(Plan plan) {
            Person who = somebody("ISSUER");
            boolean may = who.roles().contains("ISSUER");
            int expected = !may ? 403 : plan.status.allowedCommands().contains("edit") ? 201 : 409;
            Map<String, Object> item = Map.of("number", "n" + plan.items.size(), "title", "开展巡讲", "body", "年内开展巡讲。");
            ValidatableResponse answer = who.api().post(plan.path + "/items", item);
            answered("add item", expected, answer);
            if (expected == 201) {
                String path = "/plan-items/" + answer.extract().path("id");
                ValidatableResponse measure = who.api().post(path + "/measures", city.measure());
                answered("add measure", 201, measure);
                plan.makers.add(who.name());
                plan.items.add(
                        new Item(plan, path, UUID.fromString(measure.extract().path("id"))));
            }
        }

        private void command(Plan plan) {
            List<String> allowed = PLAN_COMMANDS.stream()
                    .filter(plan.status.allowedCommands()::contains)
                    .toList();
            String command = any(PLAN_COMMANDS, allowed);
            String role =
                    switch (command) {
                        case "submit", "withdraw", "issue" -> "ISSUER";
                        case "archive" -> "SUPERVISOR";
                        default -> "LEADER";
                    };
            Person who = somebody(role);
            Map<String, Object> body = new HashMap<>(Map.of("reason", "走"));
            if (command.equals("issue")) {
                body = new HashMap<>(City.number(++numbers));
            } else if (command.equals("revoke")) {
                body.put("openTasks", "KEEP");
            } else if (command.equals("approve") && plan.status == PlanStatus.UNDER_REVIEW) {
                body.put("overlapsSeen", city.overlapsSeen(plan.path));
            }
            int expected = who.roles().contains(role) ? plan.answers(command, who.name()) : 403;
            answered(
                    plan.status + " " + command + " by " + who.name(),
                    expected,
                    who.api().send(plan.path + "/" + command, body, "*"));
            if (expected == 200) {
                plan.did(command, who.name());
            }
        }

        private void command(Item item) {
            List<String> allowed = ItemState.valueOf(item.state).allowedCommands(false);
            String command = any(ITEM_COMMANDS, allowed);
            String role =
                    switch (command) {
                        case "decompose", "propose-assessment" -> "SUPERVISOR";
                        case "confirm-assessment" -> "ISSUER";
                        default -> "LEADER";
                    };
            Person who = somebody(role);
            Plan next = model.next(item.plan);
            String outcome = any(OUTCOMES);
            int expected = who.roles().contains(role) ? item.answers(command, who.name(), next) : 403;
            ValidatableResponse answer = who.api().send(item.path + "/" + command, body(command, item, outcome), "*");
            answered(item.plan.status + " " + item.state + " " + command + " by " + who.name(), expected, answer);
            if (expected == 200) {
                item.did(command, who.name(), outcome);
                assertEquals(item.state, answer.extract().path("state"), seed);
                if (command.equals("carry-over")) {
                    next.items.add(new Item(next, null, null));
                }
            }
        }

        private Map<String, Object> body(String command, Item item, String outcome) {
            return switch (command) {
                case "decompose", "confirm-assessment" -> Map.of();
                case "cancel" -> Map.of("document", "走教〔2026〕1号", "reason", "走", "openTasks", "KEEP");
                case "carry-over" -> Map.of("year", item.plan.year + 1, "reason", "走");
                default -> Map.of("outcome", outcome, "reason", "走");
            };
        }

        /** A task of the item is assigned, ends, or is open again. */
        private void hear(Item item) {
            if (item.measure == null || item.plan.status.allowedCommands().contains("edit")) {
                return;
            }
            List<UUID> tasks = new ArrayList<>(item.tasks.keySet());
            boolean assigned = tasks.isEmpty() || random.nextInt(5) == 0;
            UUID task = assigned ? UUID.randomUUID() : any(tasks);
            boolean open = assigned || !item.tasks.get(task);
            item.tasks.put(task, open);
            int version = item.versions.merge(task, 1, Integer::sum);
            Instant now = Instant.now();
            new TasksHeard(city, item.plan.path, item.path)
                    .hear(task, version, open ? "IN_PROGRESS" : "COMPLETED", item.measure);
            QuarkusTransaction.requiringNew().run(() -> {
                jdbi.useHandle(Scope::everything);
                following.follow(List.of(City.idOf(item.path)), now, UUID.randomUUID());
            });
            item.follow();
            answers.merge("heard", 1, Integer::sum);
        }

        /** One transition, one event, one row; and nothing that was promised has gone. */
        void check() {
            for (Plan plan : model.plans) {
                UUID id = City.idOf(plan.path);
                assertEquals(plan.status.name(), text("select status from plan where id = '" + id + "'"), seed);
                assertEquals(
                        plan.items.size(), number("select count(*) from plan_item where plan_id = '" + id + "'"), seed);
                assertEquals(
                        number("select count(*) from plan_transition where plan_id = '" + id + "'"),
                        ItemEvents.told(plan.path).size(),
                        seed);
                plan.items.stream().filter(item -> item.path != null).forEach(this::check);
            }
            String mine = " in (select id from plan where issuer_id = '" + city.id + "')";
            assertEquals(
                    0,
                    number("select count(*) from assessment a join assessment_proposal p on p.id = a.proposal_id"
                            + " where a.actor = p.actor and a.plan_id" + mine),
                    seed);
            assertEquals(0, number("select count(*) from plan where approved_by = any(makers) and id" + mine), seed);
            assertEquals(
                    0,
                    number("select count(*) from (select from plan where not voided and id" + mine
                            + " group by issuer_id, year, kind having count(*) > 1) twice"),
                    seed);
        }

        private void check(Item item) {
            assertEquals(item.state, ItemEvents.state(item.path), seed);
            assertEquals(item.rows, ItemEvents.history(item.path).size(), seed);
            List<String> told = ItemEvents.told(item.path);
            assertEquals(item.events, told.size(), seed + " " + told);
            assertEquals(
                    told.size(),
                    number("select count(distinct aggregate_version) from (select subject, aggregate_version from"
                            + " outbox_event union all select subject, aggregate_version from change_log) e where subject"
                            + " = '"
                            + City.idOf(item.path) + "'"),
                    seed);
        }

        private long number(String sql) {
            return RealParts.owner()
                    .withHandle(
                            handle -> handle.createQuery(sql).mapTo(Long.class).one());
        }

        private String text(String sql) {
            return RealParts.owner()
                    .withHandle(handle ->
                            handle.createQuery(sql).mapTo(String.class).one());
        }
    }
}
