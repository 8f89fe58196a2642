package dudao.plan.merging;

import dudao.plan.content.Item;
import dudao.plan.importing.comparison.Pairing;
import dudao.plan.importing.comparison.Wording;
import dudao.plan.targets.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A target of the plan and what the text says of it; {@code row} or {@code text} is null as in {@link MeasureMatch}. */
record TargetMatch(Change change, Target row, Target text) {

    static List<TargetMatch> of(Item row, Item text, EarlierText earlier) {
        Pairing<Target> pairing = Pairing.of(
                row.targets(),
                text.targets(),
                List.of(
                        target -> Arrays.asList(Wording.squeezed(target.text()), promise(target)),
                        TargetMatch::promise,
                        target -> Arrays.asList(target.object(), target.unit())),
                Target::text);
        List<TargetMatch> matches = new ArrayList<>();
        List<Target> rows = pairing.earlierOfLater();
        for (int i = 0; i < rows.size(); i++) {
            Target said = text.targets().get(i);
            Target known = rows.get(i);
            if (known != null) {
                boolean same = promise(known).equals(promise(said)) || earlier.saidTarget(promise(said));
                matches.add(new TargetMatch(same ? Change.UNCHANGED : Change.CHANGED, known, said));
            } else if (!earlier.saidTarget(promise(said))) {
                matches.add(new TargetMatch(Change.ADDED, null, said));
            }
        }
        String original = Wording.squeezed(earlier.original(row).body());
        pairing.removed().stream()
                .filter(each -> original.contains(Wording.squeezed(each.text())))
                .forEach(each -> matches.add(new TargetMatch(Change.REMOVED, each, null)));
        return matches;
    }

    /** What is promised, however its clause is worded. */
    static List<Object> promise(Target target) {
        return Arrays.asList(
                target.quantity().stripTrailingZeros(), target.unit(), target.object(), target.comparator());
    }
}
