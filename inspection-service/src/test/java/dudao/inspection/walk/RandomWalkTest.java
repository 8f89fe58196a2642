package dudao.inspection.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Commands by whoever happens to come, allowed or not, given to inspections and all that belongs to them, to cases of
 * 问责 and to clues. Each answer is compared with a model that knows nothing of the service, and after each step what
 * was written is looked at. {@code -Ddudao.walk.commands} and {@code -Ddudao.walk.seed} say how many and which; 10,000
 * take some minutes, which the build does not have each time.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RandomWalkTest {

    private static final int WALKERS = 4;

    @Inject
    OrganizationTree tree;

    @Test
    void theServiceIsWhereTheModelIs() throws Exception {
        int commands = Integer.getInteger("dudao.walk.commands", 1000);
        long seed = Long.getLong("dudao.walk.seed", new Random().nextLong());
        System.out.println("RandomWalkTest: " + commands + " commands, seed " + seed);
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(WALKERS);
        try (Topic topic = new Topic("task.events.v1")) {
            List<Future<Walker>> walks = new ArrayList<>();
            for (int n = 0; n < WALKERS; n++) {
                Walker walker = new Walker(new City(tree), new Random(seed + n), "seed " + seed, topic);
                walks.add(threads.submit(() -> walker.walk(commands / WALKERS)));
            }
            Histogram all = new Histogram();
            for (Future<Walker> walk : walks) {
                all.add(walk.get().histogram);
            }
            System.out.printf("RandomWalkTest: in %d s %s%n", (System.nanoTime() - began) / 1_000_000_000, all);
            assertEquals(commands / WALKERS * WALKERS, all.answers());
        } finally {
            threads.shutdownNow();
        }
    }
}
