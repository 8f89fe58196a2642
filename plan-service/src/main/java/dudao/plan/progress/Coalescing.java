package dudao.plan.progress;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Whoever asks what is being counted waits for that count: however many look at a board, it is counted once. */
final class Coalescing<K, V> {

    private final Map<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

    /** @param asked what the answer depends on: what was there already, by whom it was asked and what that one may see */
    V answer(K asked, Supplier<V> counting) {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> other = running.putIfAbsent(asked, own);
        return other == null ? counted(asked, own, counting) : awaited(other, counting);
    }

    /** Whoever waited for one that failed counts by itself. */
    private static <V> V awaited(CompletableFuture<V> other, Supplier<V> counting) {
        try {
            return other.join();
        } catch (CompletionException e) {
            return counting.get();
        }
    }

    private V counted(K asked, CompletableFuture<V> own, Supplier<V> counting) {
        try {
            V answer = counting.get();
            own.complete(answer);
            return answer;
        } finally {
            running.remove(asked);
            own.completeExceptionally(new IllegalStateException("not counted"));
        }
    }
}
