package dudao.task.listing;

import static dudao.task.testing.Person.TASKS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskState;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskLife;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Lists of the past under every filter, alone and two by two, against looking at each task in Java, over random lives of
 * random tasks. {@code -Ddudao.past.seed} repeats one.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PastListTest {

    private static final Instant BEGIN = Clocks.startOf(LocalDate.of(2026, 1, 5));
    private static final int STEPS = 600;
    private static final int MOMENTS = 6;

    private record Narrowed(String query, BiPredicate<TaskLife, TaskLife.Version> holds) {}

    @Inject
    OrganizationTree tree;

    @Inject
    Lights lights;

    private final Jdbi owner = RealParts.owner();
    private final List<TaskLife> tasks = new ArrayList<>();
    private final List<UUID> plans = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final long seed = Long.getLong("dudao.past.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private City city;
    private List<UUID> units;
    private Instant now = BEGIN;

    @Test
    void aListOfThePastIsWhatLookingAtEachTaskGives() {
        System.out.println("PastListTest seed " + seed);
        city = City.found(tree);
        units = List.of(city.county(), city.school(), city.secondSchool(), city.thirdSchool(), city.farSchool());
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(48_000)));
            act();
        }
        moveOneSchool();
        compareAll("as they went");
        owner.useHandle(handle -> handle.execute("select recount_lights(500)"));
        compareAll("written anew");
    }

    private void act() {
        int dice = random.nextInt(20);
        if (dice < 4 || tasks.isEmpty()) {
            TaskLife task = TaskLife.assigned(one(units), one(plans), random, now);
            tasks.add(task);
            owner.useHandle(task::insert);
        } else {
            TaskLife task = one(tasks);
            if (dice < 18) {
                task.turn(random, now);
            } else {
                task.office = random.nextBoolean() ? city.bureau() : random.nextBoolean() ? city.county() : null;
            }
            owner.useHandle(task::update);
        }
    }

    /** With all its tasks, what they were included. */
    private void moveOneSchool() {
        owner.useHandle(handle -> handle.execute(
                "update organization set county_id = ?, path = ? where id = ?",
                city.otherCounty(),
                tree.get(city.otherCounty()).path()
                        + city.secondSchool().toString().replace("-", "") + "/",
                city.secondSchool()));
    }

    private void compareAll(String when) {
        for (int n = 0; n < MOMENTS; n++) {
            Instant asOf = n % 3 == 0
                    ? one(one(tasks).moments())
                    : n % 3 == 1
                            ? one(tasks).last().due()
                            : BEGIN.plusSeconds(
                                    random.nextLong(Duration.between(BEGIN, now).toSeconds()));
            List<Narrowed> filters = filters(asOf);
            for (Narrowed filter : filters) {
                compare(when, asOf, filter);
                Narrowed other = one(filters);
                if (!name(other).equals(name(filter))) {
                    compare(when, asOf, new Narrowed(filter.query + other.query, filter.holds.and(other.holds)));
                }
            }
        }
    }

    /** A unit is asked for within the organisation it stands under, or there is nothing. */
    private static String name(Narrowed filter) {
        return filter.query.replaceAll("=.*", "").replace("under", "organizationId");
    }

    private List<Narrowed> filters(Instant asOf) {
        List<Narrowed> all = new ArrayList<>();
        TaskLife some = one(tasks);
        UUID finding = tasks.stream()
                .map(task -> task.finding)
                .filter(id -> id != null)
                .findAny()
                .orElseThrow();
        LocalDate from = Clocks.dateOf(asOf).plusDays(random.nextInt(60) - 30L);
        LocalDate to = from.plusDays(random.nextInt(40));
        all.add(new Narrowed("", (task, was) -> true));
        all.add(new Narrowed("&planId=" + some.plan, (task, was) -> task.plan.equals(some.plan)));
        all.add(new Narrowed("&itemId=" + some.plan, (task, was) -> task.plan.equals(some.plan)));
        all.add(new Narrowed("&measureId=" + some.measure, (task, was) -> task.measure.equals(some.measure)));
        all.add(new Narrowed("&findingId=" + finding, (task, was) -> finding.equals(task.finding)));
        all.add(new Narrowed("&organizationId=" + some.unit, (task, was) -> task.unit.equals(some.unit)));
        all.add(new Narrowed("&under=" + city.county(), (task, was) -> isIn(city.county(), task)));
        all.add(new Narrowed("&under=" + city.otherCounty(), (task, was) -> isIn(city.otherCounty(), task)));
        all.add(new Narrowed("&under=" + city.school(), (task, was) -> task.unit.equals(city.school())));
        all.add(new Narrowed("&source=" + some.source, (task, was) -> task.source.equals(some.source)));
        all.add(new Narrowed("&dueFrom=" + from, (task, was) -> was.due().isAfter(Clocks.startOf(from))));
        all.add(new Narrowed("&dueTo=" + to, (task, was) -> !was.due().isAfter(Clocks.endOf(to))));
        all.add(new Narrowed("&overdue=true", (task, was) -> isLate(task, was, asOf)));
        all.add(new Narrowed("&overdue=false", (task, was) -> !isLate(task, was, asOf)));
        Stream.of(TaskState.values())
                .map(state -> new Narrowed("&state=" + state, (task, was) -> was.state() == state))
                .forEach(all::add);
        Stream.of(Light.values())
                .map(light -> new Narrowed("&light=" + light, (task, was) -> task.light(was, lights, asOf) == light))
                .forEach(all::add);
        return all;
    }

    private boolean isLate(TaskLife task, TaskLife.Version was, Instant asOf) {
        Light light = task.light(was, lights, asOf);
        return light == Light.RED || light == Light.DARK_RED;
    }

    private boolean isIn(UUID county, TaskLife task) {
        return county.equals(tree.get(task.unit).countyId());
    }

    private void compare(String when, Instant asOf, Narrowed filter) {
        String sort = one(List.of("dueAt", "-dueAt", "updatedAt"));
        Comparator<TaskLife> order = Comparator.comparing((TaskLife task) -> sort.equals("updatedAt")
                        ? task.last().at()
                        : task.at(asOf).due())
                .thenComparing(task -> task.id.toString());
        List<String> expected = tasks.stream()
                .filter(task -> task.office == null || task.office.equals(city.bureau()))
                .filter(task -> task.at(asOf) != null && filter.holds.test(task, task.at(asOf)))
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .map(task -> task.id.toString())
                .toList();
        String query = "?sort=" + sort + filter.query + "&limit=" + (1 + random.nextInt(60)) + "&asOf=" + asOf;
        assertEquals(expected, pages(query), "seed " + seed + ", " + when + ": " + query);
    }

    private List<String> pages(String query) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            Response page =
                    Person.supervisor(city.bureau()).get(TASKS + query + (next == null ? "" : "&cursor=" + next));
            page.then().statusCode(200);
            ids.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);
        return ids;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
