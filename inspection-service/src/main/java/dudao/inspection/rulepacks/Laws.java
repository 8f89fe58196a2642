package dudao.inspection.rulepacks;

import dudao.inspection.procedure.InspectionKind;
import java.util.List;
import java.util.Optional;

/** What holds at one place on one day: the local pack before the national one. */
public record Laws(List<RulePackView> packs) {

    /** The most local rule about a matter; a local rule that nobody has read does not push a verified one aside. */
    public Optional<Cited> about(Matter matter, InspectionKind kind) {
        List<Cited> all = packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(each -> each.rule().matter() == matter && each.rule().isFor(kind))
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
