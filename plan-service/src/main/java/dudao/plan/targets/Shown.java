package dudao.plan.targets;

import java.math.BigDecimal;

/** Figures as documents print them: 68.78亿元, 4.6万个, 22所. Never rounded: what has too many digits stays as it is. */
final class Shown {

    private static final BigDecimal YI = new BigDecimal(100_000_000);
    private static final BigDecimal WAN = new BigDecimal(10_000);
    private static final int DIGITS = 2;

    private Shown() {}

    static String of(Target target) {
        return of(target.quantity(), target.unit());
    }

    static String of(BigDecimal quantity, String unit) {
        if (quantity == null) {
            return "";
        }
        String inYi = in(quantity, YI, "亿");
        String shown = inYi == null ? in(quantity, WAN, "万") : inYi;
        return (shown == null ? plain(quantity) : shown) + (unit == null ? "" : unit);
    }

    private static String in(BigDecimal quantity, BigDecimal measure, String name) {
        if (quantity.abs().compareTo(measure) < 0) {
            return null;
        }
        BigDecimal shortened = quantity.divide(measure).stripTrailingZeros();
        return shortened.scale() > DIGITS ? null : plain(shortened) + name;
    }

    static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
