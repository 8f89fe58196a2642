package dudao.plan.targets;

import dudao.plan.targets.Standing.Figures;
import dudao.plan.targets.Target.Direction;
import dudao.plan.targets.TargetKind.Trait;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;

/** One target against its figures. Compared are exact products, never rounded quotients. */
final class Judging {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal USUAL_TOLERANCE = BigDecimal.TEN;

    private final Target target;
    private final Figures figures;
    private final boolean over;
    private final Supplier<BigDecimal> expected;

    /** @param over whether the last day has passed */
    Judging(Target target, Figures figures, boolean over, Supplier<BigDecimal> expected) {
        this.target = target;
        this.figures = figures;
        this.over = over;
        this.expected = expected;
    }

    Standing standing() {
        return switch (target.kind()) {
            case QUANTITY, MONEY -> sum();
            case RATIO -> ratio();
            case COVERAGE -> coverage();
            case NO_EXCEPTIONS -> noExceptions();
            case TREND -> trend();
            case NEVER_BELOW -> neverBelow();
            case RANK -> rank();
            case STATUS -> status();
            case SCOPE -> new Standing(Verdict.NOT_MEASURED, null, "范围说明,不计进度");
        };
    }

    private Standing sum() {
        if (figures.achieved() == null) {
            return noFigure();
        }
        String said = "已确认" + shown(figures.achieved());
        BigDecimal waiting = figures.reported() == null
                ? BigDecimal.ZERO
                : figures.reported().subtract(figures.achieved());
        said += waiting.signum() > 0 ? ",另有" + shown(waiting) + "待确认" : "";
        return isCeiling() ? ceiling(figures.achieved(), said) : floor(figures.achieved(), BigDecimal.ONE, said);
    }

    private Standing ratio() {
        if (figures.latest() != null) {
            String said = "最近值" + shown(figures.latest());
            return isCeiling() ? ceiling(figures.latest(), said) : floor(figures.latest(), BigDecimal.ONE, said);
        }
        return isCeiling() ? ceilingOfUnits() : ofUnits();
    }

    private Standing ceilingOfUnits() {
        if (!hasUnits()) {
            return noFigure();
        }
        BigDecimal share = of(figures.unitsDone()).multiply(HUNDRED);
        return ceiling(share, target.quantity().multiply(of(figures.unitsInScope())), units());
    }

    private Standing coverage() {
        if (TargetKind.isPercent(target.unit())) {
            return hasUnits() || figures.latest() == null
                    ? ofUnits()
                    : floor(figures.latest(), BigDecimal.ONE, "最近值" + shown(figures.latest()));
        }
        BigDecimal done = figures.unitsDone() == null ? figures.achieved() : of(figures.unitsDone());
        return done == null ? noFigure() : floor(done, BigDecimal.ONE, "已覆盖" + shown(done));
    }

    private Standing ofUnits() {
        if (!hasUnits()) {
            return noFigure();
        }
        return floor(of(figures.unitsDone()).multiply(HUNDRED), of(figures.unitsInScope()), units());
    }

    private boolean hasUnits() {
        return figures.unitsDone() != null && figures.unitsInScope() != null && figures.unitsInScope() > 0;
    }

    private String units() {
        BigDecimal percent =
                of(figures.unitsDone()).multiply(HUNDRED).divide(of(figures.unitsInScope()), 2, RoundingMode.DOWN);
        return "应覆盖" + figures.unitsInScope() + "家,已完成" + figures.unitsDone() + "家(" + Shown.plain(percent) + "%)";
    }

    /** @param times what the value was multiplied by, so that a share needs no division */
    private Standing floor(BigDecimal value, BigDecimal times, String said) {
        BigDecimal least = target.quantity();
        String wanted = "目标" + ("~".equals(target.comparator()) ? "约" : "") + shown(target.quantity());
        if ("~".equals(target.comparator())) {
            BigDecimal tolerance = target.tolerancePercent() == null ? USUAL_TOLERANCE : target.tolerancePercent();
            least = target.quantity().multiply(HUNDRED.subtract(tolerance)).movePointLeft(2);
            wanted += "(容差" + Shown.plain(tolerance) + "%)";
        }
        BigDecimal due = expected.get();
        BigDecimal goal = target.quantity().multiply(times);
        if (value.compareTo(least.multiply(times)) >= 0) {
            String more = value.compareTo(goal) > 0 ? ",超额完成" : ",已达到";
            return new Standing(Verdict.MET, due, said + "," + wanted + more);
        }
        if (over) {
            return new Standing(Verdict.NOT_MET, due, said + "," + wanted + ",未达到");
        }
        boolean onCourse = value.compareTo(due.multiply(times)) >= 0;
        return new Standing(
                onCourse ? Verdict.ON_COURSE : Verdict.BEHIND,
                due,
                said + "," + wanted + ",按时序应达" + shown(due) + (onCourse ? ",进度正常" : ",进度滞后"));
    }

    private Standing ceiling(BigDecimal value, String said) {
        return ceiling(value, target.quantity(), said);
    }

    /** Until the last day what keeps below may still rise above; what adds up never comes down again. */
    private Standing ceiling(BigDecimal value, BigDecimal most, String said) {
        String wanted = said + ",上限" + shown(target.quantity());
        if (value.compareTo(most) <= 0) {
            return new Standing(over ? Verdict.MET : Verdict.ON_COURSE, null, wanted + ",未超过");
        }
        boolean lost = over || target.kind().has(Trait.ACCUMULATES);
        return new Standing(lost ? Verdict.NOT_MET : Verdict.BEHIND, null, wanted + ",已超过");
    }

    private Standing noExceptions() {
        BigDecimal exceptions = figures.latest() == null ? figures.achieved() : figures.latest();
        if (exceptions == null) {
            return noFigure();
        }
        if (exceptions.signum() <= 0) {
            return new Standing(over ? Verdict.MET : Verdict.ON_COURSE, null, "没有例外");
        }
        return notReached(
                "尚有例外" + Shown.plain(exceptions) + (TargetKind.isPercent(target.unit()) ? "" : target.unit()));
    }

    private Standing trend() {
        if (figures.latest() == null) {
            return noFigure();
        }
        if (target.baseline() == null) {
            return new Standing(Verdict.NOT_MEASURED, null, "没有基数,最近值" + shown(figures.latest()));
        }
        BigDecimal gain = gain();
        boolean better = gain.signum() > 0 && gain.compareTo(target.quantity()) >= 0;
        String said = compared(gain);
        return better ? new Standing(Verdict.MET, null, said + ",好于基数") : notReached(said + ",未好于基数");
    }

    /** A fall is a fall on the day it is known. */
    private Standing neverBelow() {
        if (figures.latest() == null) {
            return noFigure();
        }
        if (target.baseline() == null) {
            return new Standing(Verdict.NOT_MEASURED, null, "没有上年数,本年" + shown(figures.latest()));
        }
        BigDecimal gain = gain();
        return gain.signum() >= 0
                ? new Standing(Verdict.MET, target.baseline(), compared(gain) + ",不低于上年")
                : new Standing(Verdict.NOT_MET, target.baseline(), compared(gain) + ",低于上年");
    }

    private BigDecimal gain() {
        BigDecimal rise = figures.latest().subtract(target.baseline());
        return target.direction() == Direction.DOWN ? rise.negate() : rise;
    }

    private String compared(BigDecimal gain) {
        String way = target.direction() == Direction.DOWN ? "降幅" : "增幅";
        return "基数" + shown(target.baseline()) + ",最近值" + shown(figures.latest()) + "," + way + shown(gain);
    }

    private Standing rank() {
        if (figures.latest() == null) {
            return noFigure();
        }
        String said = "第" + Shown.plain(figures.latest()) + "名,目标前" + Shown.plain(target.quantity()) + "名";
        return figures.latest().compareTo(target.quantity()) <= 0
                ? new Standing(Verdict.MET, null, said)
                : notReached(said);
    }

    private Standing status() {
        if (target.status() == null || target.status().state() == null) {
            return new Standing(Verdict.NOT_MEASURED, null, "尚未申报");
        }
        String title = "「" + target.status().title() + "」";
        return switch (target.status().state()) {
            case GRANTED -> new Standing(Verdict.MET, null, title + "已获评");
            case LOST -> new Standing(Verdict.NOT_MET, null, title + "未获评");
            case APPLIED -> new Standing(over ? Verdict.NOT_MET : Verdict.ON_COURSE, null, title + "已申报,尚无结果");
        };
    }

    private Standing notReached(String said) {
        return new Standing(over ? Verdict.NOT_MET : Verdict.BEHIND, null, said);
    }

    private static Standing noFigure() {
        return new Standing(Verdict.NOT_MEASURED, null, "尚无数据");
    }

    private boolean isCeiling() {
        return "<=".equals(target.comparator());
    }

    private String shown(BigDecimal value) {
        return Shown.of(value, target.unit());
    }

    private static BigDecimal of(Integer units) {
        return BigDecimal.valueOf(units);
    }
}
