package dudao.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** How long each of many calls took, made by several clients at once, one after the other by each. */
record Latencies(long[] sorted, double seconds) {

    interface Call {
        void make() throws Exception;
    }

    /** Each client gets a call of its own. */
    static Latencies of(int clients, double seconds, Callable<Call> client) throws Exception {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var calls = new ArrayList<Callable<long[]>>();
            for (var n = 0; n < clients; n++) {
                var call = client.call();
                calls.add(() -> repeat(call, end));
            }
            var all = new ArrayList<long[]>();
            for (var each : threads.invokeAll(calls)) {
                all.add(each.get());
            }
            return new Latencies(
                    all.stream().flatMapToLong(Arrays::stream).sorted().toArray(), seconds);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static long[] repeat(Call call, long end) throws Exception {
        var times = new long[1024];
        var count = 0;
        for (var began = System.nanoTime(); began < end; began = System.nanoTime()) {
            call.make();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = System.nanoTime() - began;
        }
        return Arrays.copyOf(times, count);
    }

    double percentile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    double perSecond() {
        return sorted.length / seconds;
    }
}
