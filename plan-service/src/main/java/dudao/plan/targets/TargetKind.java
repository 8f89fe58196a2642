package dudao.plan.targets;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a target is measured. Each line is the whole rule of its kind. */
public enum TargetKind {
    //          comparators, first the usual  unit                usual quantity    may have
    /** So many things: 新建22所. */
    QUANTITY("= >= <= ~", Unit.COUNT, null, Trait.ADDS_UP, Trait.LEVELS, Trait.CURVE, Trait.STAGE, Trait.ACCUMULATES),
    /** So much money, in yuan: 总投资约68.78亿元. */
    MONEY("= >= <= ~", Unit.YUAN, null, Trait.ADDS_UP, Trait.LEVELS, Trait.CURVE, Trait.STAGE, Trait.ACCUMULATES),
    /** A share in percent, to be reached or not to be exceeded. */
    RATIO(">= = <= ~", Unit.PERCENT, null, Trait.LEVELS, Trait.CURVE),
    /** All units of a set, or so many of them, or so many of a hundred: 全覆盖. */
    COVERAGE("= >=", Unit.ANY, "100", Trait.LEVELS, Trait.CURVE),
    /** Nobody is left out: 应助尽助. What is counted are the exceptions, so 0 of them and 100 % say the same. */
    NO_EXCEPTIONS("= <=", Unit.ANY, "0"),
    /** Better than the baseline: 近视率逐步降低. The quantity is the least change, 0 any. */
    TREND(">= =", Unit.ANY, "0", Trait.DIRECTION),
    /** Not worse than the year before, for each county by itself: 两个只增不减. */
    NEVER_BELOW(">= =", Unit.ANY, "0", Trait.DIRECTION),
    /** A place in a ranking; the quantity is the last one that will do. */
    RANK("<= =", Unit.ANY, null),
    /** A title that somebody awards. */
    STATUS("=", Unit.ANY, "1", Trait.TITLE),
    /** A number that is no target: 24条产业链. */
    SCOPE("= >= <= ~", Unit.ANY, null);

    /** What a kind may have beside its number. */
    enum Trait {
        /** Shares of counties make up the whole. */
        ADDS_UP,
        LEVELS,
        CURVE,
        STAGE,
        /** What was counted once stays counted. */
        ACCUMULATES,
        DIRECTION,
        TITLE
    }

    enum Unit {
        COUNT,
        YUAN,
        PERCENT,
        ANY;

        boolean allows(String unit) {
            return switch (this) {
                case COUNT -> !isPercent(unit);
                case YUAN -> unit.equals("元");
                case PERCENT -> isPercent(unit) || unit.equals("‰");
                case ANY -> true;
            };
        }
    }

    private static final Pattern ALL = Pattern.compile("全覆盖");
    private static final Pattern NOBODY_LEFT_OUT =
            Pattern.compile("应[\\p{IsHan}]{1,2}尽[\\p{IsHan}]{1,2}|人手一[册本]|不让一[名个]|一个不[少漏]|不落一人");

    final List<String> comparators;
    final Unit units;
    private final BigDecimal usualQuantity;
    private final Set<Trait> traits;

    TargetKind(String comparators, Unit units, String usualQuantity, Trait... traits) {
        this.comparators = List.of(comparators.split(" "));
        this.units = units;
        this.usualQuantity = usualQuantity == null ? null : new BigDecimal(usualQuantity);
        this.traits = traits.length == 0 ? EnumSet.noneOf(Trait.class) : EnumSet.of(traits[0], traits);
    }

    /** What words, number and comparator of a promise say of its kind; what they do not say a person sets. */
    public static TargetKind of(String text, BigDecimal quantity, String unit, String comparator) {
        boolean all = isPercent(unit) && quantity != null && quantity.compareTo(BigDecimal.valueOf(100)) == 0;
        boolean none = quantity != null && quantity.signum() == 0;
        if ((all || none) && text != null && NOBODY_LEFT_OUT.matcher(text).find() && NO_EXCEPTIONS.takes(comparator)) {
            return NO_EXCEPTIONS;
        }
        if (all && text != null && ALL.matcher(text).find() && COVERAGE.takes(comparator)) {
            return COVERAGE;
        }
        if (isPercent(unit) || "‰".equals(unit)) {
            return RATIO;
        }
        return "元".equals(unit) ? MONEY : QUANTITY;
    }

    private boolean takes(String comparator) {
        return comparator == null || comparators.contains(comparator);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Where the number goes without saying. */
    BigDecimal usualQuantity() {
        return usualQuantity;
    }

    String usualUnit() {
        return switch (this) {
            case STATUS -> "项";
            case RANK -> "名";
            case QUANTITY, MONEY, RATIO, COVERAGE, NO_EXCEPTIONS, TREND, NEVER_BELOW, SCOPE -> null;
        };
    }

    /** Where there is little to choose; of what has a number to be reached the drafter says how. */
    String usualComparator() {
        return usualQuantity == null && this != RANK ? null : comparators.get(0);
    }

    static boolean isPercent(String unit) {
        return "%".equals(unit) || "\uff05".equals(unit);
    }
}
