package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.targets.Target;
import dudao.plan.targets.TargetKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A target as the snapshot of its plan says it.
 *
 * @param measureId absent of a target of the item as a whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedTarget(
        UUID targetId,
        String text,
        BigDecimal quantity,
        String unit,
        String object,
        String comparator,
        UUID measureId,
        TargetKind kind,
        List<String> objects,
        UUID partOf,
        BigDecimal tolerancePercent,
        BigDecimal baseline,
        Integer baselineYear,
        Target.Direction direction,
        Map<Target.Level, BigDecimal> perLevel,
        List<Target.Allocation> allocations,
        List<Target.Milestone> milestones,
        Target.Stage countedStage,
        Boolean countsInAssessment,
        Target.StatusAim status) {

    static IssuedTarget of(Target target) {
        return new IssuedTarget(
                target.targetId(),
                target.text(),
                target.quantity(),
                target.unit(),
                target.object(),
                target.comparator(),
                target.measureId(),
                target.kind(),
                target.objects(),
                target.partOf(),
                target.tolerancePercent(),
                target.baseline(),
                target.baselineYear(),
                target.direction(),
                target.perLevel(),
                target.allocations(),
                target.milestones(),
                target.countedStage(),
                target.countsInAssessment(),
                target.status());
    }
}
