package dudao.plan.targets;

import dudao.commons.problems.RuleViolation;
import dudao.plan.targets.TargetKind.Trait;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the targets of one item must be, each by itself and together. Every fault is pointed at. */
final class TargetRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RuleViolation faults = RuleViolation.of("VALIDATION_FAILED", "目标的设定有误,见 errors");
    private final Map<UUID, Target> byId;
    private boolean sound = true;
    private String at;

    private TargetRules(List<Target> all) {
        byId = all.stream().collect(Collectors.toMap(Target::targetId, Function.identity(), (one, same) -> one));
    }

    /**
     * @param wanted as a request gives them, with their ids
     * @param others further targets of the item, which they may be parts of
     */
    static void check(List<Target> wanted, List<Target> others) {
        List<Target> all = new ArrayList<>(wanted);
        all.addAll(others);
        TargetRules rules = new TargetRules(all);
        for (int i = 0; i < wanted.size(); i++) {
            rules.at = "/targets/" + i + "/";
            rules.number(wanted.get(i));
            rules.traits(wanted.get(i));
            rules.curve(wanted.get(i));
            rules.part(wanted.get(i), wanted.size());
        }
        if (!rules.sound) {
            throw rules.faults;
        }
    }

    private void number(Target target) {
        TargetKind kind = target.kind();
        require(
                kind.comparators.contains(target.comparator()),
                "comparator",
                kind + " 只能用 " + String.join(" ", kind.comparators));
        require(kind.units.allows(target.unit()), "unit", kind + " 不能以 " + target.unit() + " 为单位");
        boolean percent = TargetKind.isPercent(target.unit());
        boolean zero = target.quantity().signum() == 0;
        switch (kind) {
            case COVERAGE -> require(!percent || !isOver(target, HUNDRED), "quantity", "覆盖面不能超过 100%");
            case NO_EXCEPTIONS ->
                require(zero || percent && target.quantity().compareTo(HUNDRED) == 0, "quantity", "以例外数计,应为 0(或 100%)");
            case NEVER_BELOW -> require(zero, "quantity", "与上年比较,不另设数值");
            case RANK -> require(!zero && isWhole(target.quantity()), "quantity", "名次应为正整数");
            case STATUS -> require(!zero && isWhole(target.quantity()), "quantity", "应为正整数");
            case QUANTITY, MONEY, RATIO, TREND, SCOPE -> {}
        }
        require(target.tolerancePercent() == null || "~".equals(target.comparator()), "tolerancePercent", "只用于 ~");
        require(new HashSet<>(target.objects()).size() == target.objects().size(), "objects", "有重复的对象");
    }

    private static boolean isOver(Target target, BigDecimal limit) {
        return target.quantity().compareTo(limit) > 0;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private void traits(Target target) {
        TargetKind kind = target.kind();
        require(target.direction() == null || kind.has(Trait.DIRECTION), "direction", kind + " 不设方向");
        require(target.direction() != null || kind != TargetKind.TREND, "direction", "应说明升还是降");
        require(target.status() == null || kind.has(Trait.TITLE), "status", kind + " 不设称号");
        require(target.status() != null || !kind.has(Trait.TITLE), "status", "应说明争取什么称号");
        require(target.perLevel().isEmpty() || kind.has(Trait.LEVELS), "perLevel", kind + " 不分级设值");
        require(target.countedStage() == null || kind.has(Trait.STAGE), "countedStage", kind + " 不分建设阶段");
        require(target.baselineYear() == null || target.baseline() != null, "baselineYear", "没有基数");
        require(!target.countsInAssessment() || kind != TargetKind.SCOPE, "countsInAssessment", "范围说明不是指标");
    }

    private void curve(Target target) {
        if (target.milestones().isEmpty()) {
            return;
        }
        require(target.kind().has(Trait.CURVE) && !"<=".equals(target.comparator()), "milestones", "没有要逐步达到的数");
        Target.Milestone before = null;
        for (int i = 0; i < target.milestones().size(); i++) {
            Target.Milestone milestone = target.milestones().get(i);
            String field = "milestones/" + i;
            require(isSensible(milestone.on()), field + "/on", "日期应在 1949 到 2199 年之间");
            require(before == null || milestone.on().isAfter(before.on()), field + "/on", "日期应依次向后");
            require(
                    before == null || milestone.quantity().compareTo(before.quantity()) >= 0,
                    field + "/quantity",
                    "累计数不能减少");
            require(milestone.quantity().compareTo(target.quantity()) <= 0, field + "/quantity", "不能超过目标数");
            before = milestone;
        }
    }

    private static boolean isSensible(LocalDate date) {
        return date.getYear() >= 1949 && date.getYear() < 2200;
    }

    private void part(Target target, int wanted) {
        if (target.partOfIndex() != null) {
            require(target.partOfIndex() < wanted, "partOfIndex", "没有这一项");
        }
        if (target.partOf() == null) {
            return;
        }
        Target whole = byId.get(target.partOf());
        require(whole != null, "partOf", "本条目没有该目标");
        if (whole == null || !require(!isItsOwnWhole(target), "partOf", "目标不能是自己的一部分")) {
            return;
        }
        boolean comparable = target.kind() == whole.kind()
                && target.kind() != TargetKind.RATIO
                && target.unit().equals(whole.unit());
        require(!comparable || !isOver(target, whole.quantity()), "quantity", "其中数不能超过总数 " + Shown.of(whole));
    }

    private boolean isItsOwnWhole(Target target) {
        Target whole = target;
        for (int steps = 0; whole != null && whole.partOf() != null; steps++) {
            whole = byId.get(whole.partOf());
            if (whole != null && whole.targetId().equals(target.targetId()) || steps > byId.size()) {
                return true;
            }
        }
        return false;
    }

    private boolean require(boolean condition, String field, String detail) {
        if (!condition) {
            faults.at(at + field, detail);
            sound = false;
        }
        return condition;
    }
}
