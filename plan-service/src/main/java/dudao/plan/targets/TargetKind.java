package dudao.plan.targets;

import java.math.BigDecimal;

/** How a target is measured. */
public enum TargetKind {
    /** So many things: 新建22所. */
    QUANTITY,
    /** So much money, in yuan: 总投资约68.78亿元. */
    MONEY,
    /** A share in percent, to be reached or not to be exceeded. */
    RATIO,
    /** All units of a set, or so many of a hundred: 全覆盖. */
    COVERAGE,
    /** Nobody is left out: 应助尽助. What is counted are the exceptions. */
    NO_EXCEPTIONS,
    /** Better than the baseline: 近视率逐步降低. */
    TREND,
    /** Not worse than the year before, for each county by itself: 两个只增不减. */
    NEVER_BELOW,
    /** A place in a ranking; the quantity is the last one that will do. */
    RANK,
    /** A title that somebody awards. */
    STATUS,
    /** A number that is no target: 24条产业链. */
    SCOPE;

    /** What unit and words of a promised number say of its kind; what they do not say a person sets. */
    public static TargetKind of(String text, String unit) {
        return QUANTITY;
    }

    BigDecimal usualQuantity() {
        return null;
    }

    String usualUnit() {
        return null;
    }

    String usualComparator() {
        return null;
    }
}
