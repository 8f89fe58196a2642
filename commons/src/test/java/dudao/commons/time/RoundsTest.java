package dudao.commons.time;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void aLookThatFailsIsNotTheLast() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        Rounds rounds = new Rounds("test", Duration.ofMillis(1), () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("database away");
        });
        rounds.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() > 2);
        rounds.stop();
        int stopped = looks.get();
        assertEquals(stopped, looks.get());
    }

    @Test
    void theFirstLookDoesNotWait() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        Rounds rounds = new Rounds("test", Duration.ofDays(1), looks::incrementAndGet);
        rounds.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() == 1);
        rounds.stop();
    }
}
