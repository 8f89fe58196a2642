package dudao.plan.progress;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CoalescingTest {

    private final Coalescing coalescing = new Coalescing();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Thread> asking = new ArrayList<>();

    /** Tells which count it was. */
    private byte[] count() {
        byte number = (byte) begun.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new byte[] {number};
    }

    private byte[] failingFirst() {
        if (count()[0] == 1) {
            throw new IllegalStateException("the first fails");
        }
        return new byte[] {0};
    }

    private CompletableFuture<byte[]> ask(Supplier<byte[]> counting) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(coalescing.answer("same", counting));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        asking.add(thread);
        return answer;
    }

    private List<CompletableFuture<byte[]>> askDuringACount(int others, Supplier<byte[]> counting) {
        List<CompletableFuture<byte[]>> answers = new ArrayList<>(List.of(ask(counting)));
        await().until(() -> begun.get() == 1);
        for (int n = 0; n < others; n++) {
            answers.add(ask(counting));
        }
        await().until(() -> asking.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
        return answers;
    }

    @Test
    void whoComesDuringACountIsAnsweredByTheNextOneTogetherWithAllOthers() {
        List<CompletableFuture<byte[]>> answers = askDuringACount(5, this::count);
        open.countDown();
        assertArrayEquals(new byte[] {1}, answers.get(0).join());
        answers.subList(1, 6).forEach(each -> assertArrayEquals(new byte[] {2}, each.join()));
        assertArrayEquals(new byte[] {3}, coalescing.answer("same", this::count), "and nothing is remembered");
    }

    @Test
    void whoAsksSomethingElseWaitsForNobody() {
        askDuringACount(1, this::count);
        assertArrayEquals(new byte[] {9}, coalescing.answer("else", () -> new byte[] {9}));
        open.countDown();
    }

    @Test
    void aCountThatFailsFailsOnlyForWhoBeganIt() {
        List<CompletableFuture<byte[]>> answers = askDuringACount(3, this::failingFirst);
        open.countDown();
        assertThrows(CompletionException.class, () -> answers.get(0).join());
        answers.subList(1, 4).forEach(each -> assertArrayEquals(new byte[] {0}, each.join()));
    }
}
