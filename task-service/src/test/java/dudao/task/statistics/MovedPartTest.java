package dudao.task.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.task.testing.City;
import dudao.task.testing.TaskLife;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MovedPartTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();

    /** It is made of where the parts stood when it was begun. */
    @Test
    void aLevelSummedUpWhileAPartMovesIsForgottenToo() {
        City city = City.found(tree);
        City otherCity = City.found(tree);
        Random random = new Random();
        Instant at = Instant.parse("2026-01-05T00:00:00Z").plusNanos(1000L * random.nextInt(1_000_000_000));
        owner.useHandle(handle -> {
            handle.execute("delete from light_level where grain = 'MEASURE'");
            handle.execute("update light_checkpoint set measured = null");
            TaskLife.assigned(city.county(), UUID.randomUUID(), random, at).insert(handle);
        });
        CompletableFuture<Void> moving;
        try (Handle summing = owner.open()) {
            summing.begin();
            summing.execute("select keep_light_levels(1, cast(? as timestamptz))", at.toString());
            assertTrue(levels(summing, city) > 0);
            moving = CompletableFuture.runAsync(() -> move(city.county(), otherCity));
            Awaitility.await().until(() -> moving.isDone() || someoneWaits());
            summing.commit();
        }
        moving.join();
        assertEquals(0, levels(city));
    }

    private void move(UUID county, City city) {
        owner.useHandle(handle -> handle.execute(
                "update organization set parent_id = ?, path = ? where id = ?",
                city.bureau(),
                tree.get(city.bureau()).path() + county.toString().replace("-", "") + "/",
                county));
    }

    private boolean someoneWaits() {
        return owner.withHandle(handle -> handle.createQuery(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .mapTo(Boolean.class)
                .one());
    }

    private int levels(City city) {
        return owner.withHandle(handle -> levels(handle, city));
    }

    private static int levels(Handle handle, City city) {
        return handle.createQuery("select count(*) from light_level where grain = 'MEASURE' and part_id = ?")
                .bind(0, city.bureau())
                .mapTo(Integer.class)
                .one();
    }
}
