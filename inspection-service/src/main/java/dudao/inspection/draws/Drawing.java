package dudao.inspection.draws;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The algorithm {@value FrozenList#ALGORITHM}. Whatever is to be ordered gets the rank
 *
 * <pre>SHA-256( seed LF contribution LF group LF id )</pre>
 *
 * over UTF-8, and goes by rising rank in hexadecimal. {@code seed} is the committed text of 64 hexadecimal digits,
 * {@code contribution} what a witness added when the seed was opened (may be empty). For units the group is their
 * stratum: of each stratum, in the order of the quota lines, the first COUNT are drawn. For the team of a drawn unit the
 * group is that unit's id: the first SIZE inspectors who are not recused there make the team, so whoever is recused is
 * replaced by the next in the drawn order and nobody else's place changes. Ids are written in lower case with hyphens.
 */
record Drawing(String seed, String contribution) {

    /** An inspector who does not go to one unit. */
    record Barred(UUID unit, UUID inspector) {}

    record Drawn(FrozenList.Unit unit, List<FrozenList.Inspector> team) {}

    List<FrozenList.Unit> units(FrozenList list) {
        return list.quotas().entrySet().stream()
                .flatMap(quota -> list.units().stream()
                        .filter(unit -> unit.stratum().equals(quota.getKey()))
                        .sorted(byRank(quota.getKey(), FrozenList.Unit::id))
                        .limit(quota.getValue()))
                .toList();
    }

    List<Drawn> results(FrozenList list, List<Barred> recusals) {
        Set<Barred> barred = new HashSet<>(recusals);
        return units(list).stream()
                .map(unit -> new Drawn(
                        unit,
                        list.inspectors().stream()
                                .filter(inspector -> !barred.contains(new Barred(unit.id(), inspector.id())))
                                .sorted(byRank(unit.id().toString(), FrozenList.Inspector::id))
                                .limit(list.teamSize())
                                .toList()))
                .toList();
    }

    private <T> Comparator<T> byRank(String group, Function<T, UUID> id) {
        // Each rank is computed once, not in every comparison.
        Map<UUID, String> ranks = new HashMap<>();
        return Comparator.comparing(each -> ranks.computeIfAbsent(id.apply(each), key -> rank(group, key)));
    }

    private String rank(String group, UUID id) {
        return Sha256.of(seed + '\n' + contribution + '\n' + group + '\n' + id);
    }
}
