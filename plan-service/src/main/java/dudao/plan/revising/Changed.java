package dudao.plan.revising;

import dudao.plan.opentasks.Touched;
import dudao.plan.revising.difference.Difference;
import java.util.List;
import java.util.UUID;

/** What a change comes to: how the plan reads otherwise, and whose work that touches. */
public record Changed(List<Difference> differences, Touched touched) {

    public List<UUID> droppedMeasures() {
        return differences.stream()
                .filter(each ->
                        each.kind() == Difference.Kind.DROPPED && each.measureId() != null && each.targetId() == null)
                .map(Difference::measureId)
                .toList();
    }
}
