package dudao.task.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskState;
import dudao.task.testing.City;
import dudao.task.testing.TaskLife;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/**
 * What is kept of every change, against counting one by one in Java, over random lives of random tasks.
 * {@code -Ddudao.lights.seed} repeats one.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CountedLightsTest {

    private static final Instant BEGIN = Clocks.startOf(LocalDate.of(2026, 1, 5));
    private static final int STEPS = 400;

    @Inject
    OrganizationTree tree;

    @Inject
    Statistics statistics;

    @Inject
    Lights lights;

    @Inject
    Jdbi jdbi;

    private final Jdbi owner = RealParts.owner();
    private final List<TaskLife> tasks = new ArrayList<>();
    private final List<UUID> plans = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final Map<UUID, OrganizationTree.Node> nodes = new HashMap<>();
    private City city;
    private City otherCity;
    private List<UUID> units;
    private Random random;
    private Instant now = BEGIN;

    @Test
    void theSumsAreWhatCountingEachTaskGives() {
        long seed = Long.getLong("dudao.lights.seed", new Random().nextLong());
        System.out.println("CountedLightsTest seed " + seed);
        random = new Random(seed);
        city = City.found(tree);
        otherCity = City.found(tree);
        units = List.of(
                city.bureau(), city.county(), city.school(), city.secondSchool(), city.thirdSchool(), city.farSchool());
        Handle slow = owner.open();
        try (slow) {
            slow.begin();
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofSeconds(random.nextInt(72_000)));
                act(slow);
                if (step % 20 == 19) {
                    slow.commit();
                    compare("seed " + seed + " step " + step);
                    slow.begin();
                }
            }
            slow.commit();
        }
        compare("seed " + seed + " at the end");
        owner.useHandle(handle -> handle.execute("select recount_lights(50)"));
        compare("seed " + seed + " recounted");
        assertEquals(0, levelsTooFarApart(50), "seed " + seed);
    }

    /** Else the past costs many times the present. */
    private int levelsTooFarApart(int enough) {
        return owner.withHandle(handle -> handle.createQuery(
                        """
                        select count(*)
                        from (select at, greatest(:enough, measured, parted) enough, lead(at) over (order by at) next
                              from light_checkpoint where measured is not null) level
                        where (select count(*) from light_change where at > level.at and at <= next) > 1.5 * enough""")
                .bind("enough", enough)
                .mapTo(Integer.class)
                .one());
    }

    /** Two who write the levels at once would each sum up what the other has not. */
    @Test
    void nobodyRecountsWhileTheLevelsAreBeingSummedUp() {
        owner.useTransaction(summing -> {
            summing.execute("select pg_advisory_xact_lock(41)");
            JdbiException waited =
                    assertThrows(JdbiException.class, () -> RealParts.owner().useTransaction(other -> {
                        other.execute("set local lock_timeout = '100ms'");
                        other.execute("select recount_lights(50)");
                    }));
            assertTrue(waited.getMessage().contains("lock timeout"), waited.getMessage());
        });
    }

    /** Some changes are committed long after others that were made later, and after levels that should have held them. */
    private void act(Handle slow) {
        int dice = random.nextInt(20);
        List<TaskLife> free = tasks.stream().filter(each -> !each.waits).toList();
        if (dice < 4 || free.isEmpty()) {
            TaskLife task = TaskLife.assigned(one(units), one(plans), random, now);
            tasks.add(task);
            write(slow, task, task::insert);
        } else if (dice < 17) {
            TaskLife task = one(free);
            task.turn(random, now);
            write(slow, task, task::update);
        } else if (dice < 18) {
            TaskLife task = one(free);
            task.office = random.nextBoolean() ? city.bureau() : random.nextBoolean() ? city.county() : null;
            write(slow, task, task::update);
        } else {
            int enough = 1 + random.nextInt(30);
            Instant upto = now.minus(Duration.ofDays(random.nextInt(3)));
            owner.useHandle(handle ->
                    handle.execute("select keep_light_levels(?, cast(? as timestamptz))", enough, upto.toString()));
        }
    }

    private void write(Handle slow, TaskLife task, Consumer<Handle> work) {
        task.waits = random.nextInt(4) == 0;
        if (task.waits) {
            work.accept(slow);
        } else {
            owner.useHandle(work::accept);
        }
    }

    private void compare(String when) {
        tasks.forEach(task -> task.waits = false);
        if (random.nextInt(4) == 0) {
            moveOneSchool();
        }
        if (random.nextInt(4) == 0) {
            moveOneCounty();
        }
        units.forEach(unit -> nodes.put(unit, tree.get(unit)));
        nodes.put(otherCity.bureau(), tree.get(otherCity.bureau()));
        for (int n = 0; n < 5; n++) {
            Instant asOf = n == 0
                    ? now.plus(Duration.ofDays(random.nextInt(60)))
                    : BEGIN.plusSeconds(
                            random.nextLong(Duration.between(BEGIN, now).toSeconds() + 1));
            if (n > 2) {
                asOf = one(one(tasks).moments());
            }
            for (UUID root : List.of(city.bureau(), city.county(), city.school(), otherCity.bureau())) {
                compare(when, asOf, root);
            }
        }
    }

    private void moveOneSchool() {
        boolean home = random.nextBoolean();
        UUID county = home ? city.county() : city.otherCounty();
        owner.useHandle(handle -> handle.execute(
                "update organization set county_id = ?, path = ? where id = ?",
                county,
                tree.get(county).path() + city.secondSchool().toString().replace("-", "") + "/",
                city.secondSchool()));
    }

    /** To another city or back, with what stands under it. */
    private void moveOneCounty() {
        UUID root = random.nextBoolean() ? city.bureau() : otherCity.bureau();
        owner.useHandle(handle -> handle.execute(
                """
                update organization o set path = root.path || replace(cast(moved.id as text), '-', '') || '/'
                  || substr(o.path, length(moved.path) + 1)
                from organization moved, organization root where moved.id = ? and root.id = ? and o.path ^@ moved.path""",
                city.otherCounty(),
                root));
    }

    private void compare(String when, Instant asOf, UUID root) {
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(Scope::everything);
            compareAll(when, asOf, root);
        });
    }

    private void compareAll(String when, Instant asOf, UUID root) {
        Scope scope = Scope.of(nodes.get(root));
        Function<TaskLife, UUID> county = task -> nodes.get(task.unit).countyId();
        compare(when, asOf, root, scope, Grouping.COUNTY, county);
        compare(when, asOf, root, scope, Grouping.PLAN, task -> task.plan);
        compare(when, asOf, root, scope, Grouping.ITEM, task -> task.plan);
        compare(when, asOf, root, scope, Grouping.MEASURE, task -> task.measure);
        compare(when, asOf, root, scope, Grouping.ORGANIZATION, task -> task.unit);
    }

    private void compare(
            String when, Instant asOf, UUID root, Scope scope, Grouping grouping, Function<TaskLife, UUID> key) {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (TaskLife task : tasks) {
            TaskLife.Version version = task.at(asOf);
            boolean readable = task.office == null || task.office.equals(root) || task.unit.equals(root);
            if (version == null
                    || version.state() == TaskState.REASSIGNED
                    || !readable
                    || !scope.contains(nodes.get(task.unit))) {
                continue;
            }
            Map<String, Long> figures =
                    expected.computeIfAbsent(Objects.toString(key.apply(task)), n -> new TreeMap<>());
            figures.merge("total", 1L, Long::sum);
            task.figures(version, lights, asOf).forEach(figure -> figures.merge(figure, 1L, Long::sum));
        }
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        for (LightCounts counts :
                statistics.lights(grouping, new Counting.Moment(asOf, now, true), new Statistics.Reader(scope, root))) {
            counted.put(Objects.toString(counts.key()), figures(counts));
        }
        assertEquals(expected, counted, when + ": " + grouping + " of " + root + " at " + asOf);
    }

    private static Map<String, Long> figures(LightCounts counts) {
        Map<String, Long> figures = new TreeMap<>();
        figures.put("total", counts.total());
        figures.put(Light.GREEN.name(), counts.green());
        figures.put(Light.YELLOW.name(), counts.yellow());
        figures.put(Light.RED.name(), counts.red());
        figures.put(Light.DARK_RED.name(), counts.darkRed());
        figures.put(Light.BLUE.name(), counts.blue());
        figures.put(Light.GREY.name(), counts.grey());
        figures.put(Light.PAUSED.name(), counts.paused());
        figures.put("done", counts.done());
        figures.put("cancelled", counts.cancelled());
        figures.put("onTimeByOriginalDue", counts.onTimeByOriginalDue());
        figures.put("onTimeByCurrentDue", counts.onTimeByCurrentDue());
        figures.put("UNIT", counts.lateByUnit());
        figures.put("REVIEWER", counts.lateByReviewer());
        figures.put("OBJECTION", counts.lateByObjection());
        figures.put("SUSPENSION", counts.lateBySuspension());
        figures.put("EXTENSION", counts.lateByExtension());
        figures.values().removeIf(count -> count == 0);
        return figures;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
