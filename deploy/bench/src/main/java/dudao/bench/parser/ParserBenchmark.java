package dudao.bench.parser;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.structure.PlanRecogniser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads texts of three sizes, in one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
public class ParserBenchmark {

    /** Bytes of UTF-8. */
    @Param({"100000", "1000000", "10000000"})
    public int bytes;

    private String text;

    @Setup
    public void write() {
        text = PlanTexts.of(bytes);
    }

    @Benchmark
    public ImportResult recognise() {
        return PlanRecogniser.recognise(text);
    }
}
