package dudao.plan.progress;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Whoever asks while the same is being counted is answered by the next count, together with all who do so meanwhile: it
 * begins after each of them has asked, so nobody is told less than what was known when he did. However many look at a
 * board, it is counted once at a time, and nothing is remembered.
 */
@Singleton
class Coalescing {

    private final Map<Object, CompletableFuture<byte[]>> running = new HashMap<>();
    private final Map<Object, CompletableFuture<byte[]>> next = new HashMap<>();

    /** @param asked what the answer depends on: also by whom it was asked, and so what the database lets him see */
    byte[] answer(Object asked, Supplier<byte[]> counting) {
        CompletableFuture<byte[]> own = new CompletableFuture<>();
        CompletableFuture<byte[]> joined;
        CompletableFuture<byte[]> before;
        synchronized (this) {
            joined = next.putIfAbsent(asked, own);
            before = running.get(asked);
        }
        if (joined != null) {
            return awaited(joined, counting);
        }
        if (before != null) {
            awaited(before, () -> null);
        }
        return counted(asked, own, counting);
    }

    /** Whoever waited for one that failed counts by itself. */
    private static byte[] awaited(CompletableFuture<byte[]> other, Supplier<byte[]> counting) {
        try {
            return other.join();
        } catch (CompletionException e) {
            return counting.get();
        }
    }

    private byte[] counted(Object asked, CompletableFuture<byte[]> own, Supplier<byte[]> counting) {
        synchronized (this) {
            next.remove(asked);
            running.put(asked, own);
        }
        try {
            byte[] answer = counting.get();
            own.complete(answer);
            return answer;
        } finally {
            own.completeExceptionally(new IllegalStateException("not counted"));
            synchronized (this) {
                running.remove(asked, own);
            }
        }
    }
}
