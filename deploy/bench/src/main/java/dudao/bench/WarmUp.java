package dudao.bench;

/**
 * The same load until it gets no faster. On few cores the compiler of a service works for minutes beside its requests, and
 * what is measured before it has ended is the compiler.
 */
final class WarmUp {
    private static final double FASTER = 1.05;
    private static final int STILL = 3;
    private static final int MOST = 25;

    interface Load {
        /** A measurement of some seconds. */
        double perSecond() throws Exception;
    }

    private WarmUp() {}

    static void settle(Load load) throws Exception {
        var best = 0.0;
        var still = 0;
        for (var n = 0; still < STILL && n < MOST; n++) {
            var rate = load.perSecond();
            still = rate > best * FASTER ? 0 : still + 1;
            best = Math.max(best, rate);
        }
    }
}
