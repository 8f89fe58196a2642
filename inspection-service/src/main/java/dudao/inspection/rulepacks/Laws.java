package dudao.inspection.rulepacks;

import dudao.inspection.procedure.InspectionKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What holds at one place on one day: the local pack before the national one. */
public record Laws(List<RulePackView> packs) {

    /** The most local rule about a matter; a local rule that nobody has read does not push a verified one aside. */
    public Optional<Cited> about(Matter matter, InspectionKind kind) {
        return first(matter, rule -> rule.isFor(kind));
    }

    /** The same about what belongs to no kind of inspection. */
    Optional<Cited> about(Matter matter) {
        return first(matter, rule -> rule.kinds() == null);
    }

    private Optional<Cited> first(Matter matter, Predicate<Rule> right) {
        List<Cited> all = packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(each -> each.rule().matter() == matter && right.test(each.rule()))
                .toList();
        return all.stream().filter(each -> each.rule().verified()).findFirst().or(() -> all.stream()
                .findFirst());
    }

    /** The same if it gives a period. */
    public Optional<Cited> period(Matter matter, InspectionKind kind) {
        return about(matter, kind).filter(each -> each.rule().setsPeriod());
    }

    /** How many inspectors a group has at least. */
    public int fewestInspectors(InspectionKind kind) {
        return about(Matter.TEAM, kind).map(each -> each.rule().least()).orElse(1);
    }
}
