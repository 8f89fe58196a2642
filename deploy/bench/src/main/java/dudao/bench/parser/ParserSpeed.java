package dudao.bench.parser;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmark, says MB/s for each size, and whether that is fast and linear enough.
 *
 * <p>The heap is fixed and so large that what comes of 10 MB, 53 MB of objects, fits a survivor space (a tenth of the
 * young third). In a smaller one it goes to the old generation each time, is copied twice and collected in full: the
 * collector is then four times as dear for each MB as with 1 MB, whoever allocates. What the recogniser itself takes is
 * told apart as bytes allocated for each byte read, which no heap changes.
 */
public final class ParserSpeed {

    private static final double MUST = 5;
    private static final double LINEAR = 0.8;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private ParserSpeed() {}

    public static void main(String[] arguments) throws RunnerException {
        int forks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ParserBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms2g", "-Xmx2g")
                        .addProfiler(GCProfiler.class)
                        .forks(forks)
                        .build())
                .run();
        Map<Integer, Double> speeds = new TreeMap<>();
        Map<Integer, Double> allocated = new TreeMap<>();
        for (RunResult result : results) {
            int bytes = Integer.parseInt(result.getParams().getParam("bytes"));
            speeds.put(bytes, bytes / 1e6 / result.getPrimaryResult().getScore());
            allocated.put(bytes, result.getSecondaryResults().get(ALLOCATED).getScore() / bytes);
        }
        speeds.forEach((bytes, speed) -> System.out.printf(
                "%5.1f MB: %5.1f MB/s, %4.1f bytes allocated for each read%n",
                bytes / 1e6, speed, allocated.get(bytes)));
        boolean fast = speeds.values().stream().allMatch(speed -> speed >= MUST);
        double ratio = speeds.get(10_000_000) / speeds.get(1_000_000);
        System.out.printf(
                "10 MB : 1 MB = %.2f, 1 MB : 100 KB = %.2f%n", ratio, speeds.get(1_000_000) / speeds.get(100_000));
        boolean linear = ratio >= LINEAR;
        System.out.println(fast && linear ? "fast and linear" : fast ? "NOT LINEAR" : "TOO SLOW: must be " + MUST);
        System.exit(fast && linear ? 0 : 1);
    }
}
