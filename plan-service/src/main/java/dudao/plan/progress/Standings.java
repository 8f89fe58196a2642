package dudao.plan.progress;

import dudao.commons.time.Clocks;
import dudao.plan.progress.Progress.TargetProgress;
import dudao.plan.progress.Progress.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import dudao.plan.targets.TargetKind;
import dudao.plan.targets.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What an item's figures say of its targets.
 *
 * @param whole a part of the tasks says nothing of the target, which is the whole's
 * @param tasks of the item: its targets that belong to no measure are measured by all of them
 */
record Standings(Instant asOf, boolean whole, Tasks tasks) {

    private static final List<String> CONFIRMED = List.of("COMPLETED", "CLOSED", "ARCHIVED");

    TargetProgress of(Figures.Reached reached) {
        Target target = reached.target();
        Standing.Figures figures = figures(reached);
        Standing standing = judged(target) ? Standing.of(target, figures, Clocks.dateOf(asOf)) : null;
        return new TargetProgress(
                target.targetId(),
                reached.itemId(),
                target.text(),
                target.kind(),
                target.object(),
                target.unit(),
                target.comparator(),
                plain(target.quantity()),
                plain(figures.achieved()),
                plain(figures.reported()),
                figures.unitsDone(),
                figures.unitsInScope(),
                reached.named(),
                reached.objects(),
                standing == null ? null : standing.verdict(),
                standing == null ? null : plain(standing.expected()),
                standing == null ? null : standing.verdict() == Verdict.BEHIND);
    }

    private boolean judged(Target target) {
        return whole && target.kind() != TargetKind.SCOPE;
    }

    /** What a target is judged by, on the page and in a judgement. */
    Standing.Figures figures(Figures.Reached reached) {
        Figures.Units units = PlanContent.Aim.ofUnits(reached.target().kind()) ? units(reached) : null;
        return new Standing.Figures(
                reached.achieved(),
                reached.reported(),
                units == null ? null : (Integer) units.done(),
                units == null ? null : (Integer) units.inScope(),
                reached.latest());
    }

    private Figures.Units units(Figures.Reached reached) {
        return (reached.units() == null ? units(tasks) : reached.units()).without(reached.spared());
    }

    /** Who hands a task on is out of it; cancelled ones stay. */
    static Figures.Units units(Tasks tasks) {
        int done = CONFIRMED.stream()
                .mapToInt(state -> tasks.byState().getOrDefault(state, 0))
                .sum();
        return new Figures.Units(done, tasks.total() - tasks.byState().getOrDefault("REASSIGNED", 0));
    }

    static BigDecimal plain(BigDecimal figure) {
        if (figure == null) {
            return null;
        }
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
