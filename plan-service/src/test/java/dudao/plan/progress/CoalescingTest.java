package dudao.plan.progress;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

    private final Coalescing<String, Integer> coalescing = new Coalescing<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Thread> asking = new ArrayList<>();

    /** Tells which count it was. */
    private int count() {
        int number = begun.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    private int failingFirst() {
        if (count() == 1) {
            throw new IllegalStateException("the first fails");
        }
        return 0;
    }

    private CompletableFuture<Integer> ask(Supplier<Integer> counting) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
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

    private List<CompletableFuture<Integer>> askDuringACount(int others, Supplier<Integer> counting) {
        List<CompletableFuture<Integer>> answers = new ArrayList<>(List.of(ask(counting)));
        await().until(() -> begun.get() == 1);
        for (int n = 0; n < others; n++) {
            answers.add(ask(counting));
        }
        await().until(() -> asking.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
        return answers;
    }

    @Test
    void whoComesDuringACountIsAnsweredByIt() {
        List<CompletableFuture<Integer>> answers = askDuringACount(5, this::count);
        open.countDown();
        answers.forEach(each -> assertEquals(1, each.join()));
        assertEquals(2, coalescing.answer("same", this::count), "and nothing is remembered");
    }

    @Test
    void whoAsksSomethingElseWaitsForNobody() {
        askDuringACount(1, this::count);
        assertEquals(9, coalescing.answer("else", () -> 9));
        open.countDown();
    }

    @Test
    void aCountThatFailsFailsOnlyForWhoBeganIt() {
        List<CompletableFuture<Integer>> answers = askDuringACount(3, this::failingFirst);
        open.countDown();
        assertThrows(CompletionException.class, () -> answers.get(0).join());
        answers.subList(1, 4).forEach(each -> assertEquals(0, each.join()));
    }
}
