package dudao.inspection.draws;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.inspectors.Register;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes of what an office asks for the list that is drawn from, or refuses it. */
@Singleton
class Freezing {

    private final Draws draws;
    private final Register register;
    private final Units units;

    Freezing(Draws draws, Register register, Units units) {
        this.draws = draws;
        this.register = register;
        this.units = units;
    }

    FrozenList freeze(Lists lists) {
        Days.plausible("/visitFrom", lists.visitFrom());
        Days.plausible("/visitTo", lists.visitTo());
        Days.inOrder(lists.visitFrom(), lists.visitTo(), "/visitTo");
        List<FrozenList.Unit> drawnFrom = units(lists);
        drawnFrom.forEach(each -> units.mustNotComeFrom(each.id()));
        List<FrozenList.Inspector> inspectors =
                register.available(lists.inspectorIds(), lists.visitFrom(), lists.visitTo(), "/inspectorIds").stream()
                        .map(entry -> new FrozenList.Inspector(entry.id(), entry.name()))
                        .toList();
        if (inspectors.size() < lists.teamSize()) {
            throw tooShort("督学 " + inspectors.size() + " 名,每组需要 " + lists.teamSize() + " 名", "/inspectorIds");
        }
        return new FrozenList(lists.teamSize(), quotas(lists, drawnFrom), drawnFrom, inspectors);
    }

    private List<FrozenList.Unit> units(Lists lists) {
        Map<UUID, String> strata = new LinkedHashMap<>();
        for (int n = 0; n < lists.units().size(); n++) {
            Lists.Unit unit = lists.units().get(n);
            if (strata.putIfAbsent(unit.organizationId(), unit.stratum()) != null) {
                throw RuleViolation.invalidField("/units/" + n + "/organizationId", "重复");
            }
        }
        List<FrozenList.Unit> known = draws.unitsInScope(List.copyOf(strata.keySet()));
        Set<UUID> ids = known.stream().map(FrozenList.Unit::id).collect(Collectors.toSet());
        for (int n = 0; n < lists.units().size(); n++) {
            UUID id = lists.units().get(n).organizationId();
            if (!ids.contains(id)) {
                throw RuleViolation.of("UNKNOWN_ORGANIZATION", "机构 " + id + " 不存在或不在管辖范围内")
                        .at("/units/" + n + "/organizationId", "未知机构");
            }
        }
        return known.stream()
                .map(unit -> new FrozenList.Unit(strata.get(unit.id()), unit.id(), unit.name()))
                .toList();
    }

    private static Map<String, Integer> quotas(Lists lists, List<FrozenList.Unit> units) {
        Map<String, Long> sizes =
                units.stream().collect(Collectors.groupingBy(FrozenList.Unit::stratum, Collectors.counting()));
        Map<String, Integer> quotas = new LinkedHashMap<>();
        for (int n = 0; n < lists.strata().size(); n++) {
            Lists.Stratum stratum = lists.strata().get(n);
            int size = sizes.getOrDefault(stratum.name(), 0L).intValue();
            int quota = stratum.quota(size);
            if (quota > size) {
                throw tooShort(stratum.name() + " 层有 " + size + " 个单位,要抽 " + quota + " 个", "/strata/" + n);
            }
            if (quotas.putIfAbsent(stratum.name(), quota) != null) {
                throw RuleViolation.invalidField("/strata/" + n + "/name", "重复");
            }
        }
        for (int n = 0; n < lists.units().size(); n++) {
            if (!quotas.containsKey(lists.units().get(n).stratum())) {
                throw RuleViolation.invalidField("/units/" + n + "/stratum", "strata 中没有这一层");
            }
        }
        return quotas;
    }

    private static RuleViolation tooShort(String detail, String pointer) {
        return RuleViolation.of("DRAW_LIST_TOO_SHORT", detail).at(pointer, detail);
    }

    void mustBeListed(String list, NewDrawRecusal declared) {
        FrozenList frozen = FrozenList.parse(list);
        if (frozen.units().stream().noneMatch(unit -> unit.id().equals(declared.organizationId()))) {
            throw RuleViolation.invalidField("/organizationId", "不在冻结的名单里");
        }
        if (frozen.inspectors().stream().noneMatch(each -> each.id().equals(declared.inspectorId()))) {
            throw RuleViolation.invalidField("/inspectorId", "不在冻结的名单里");
        }
    }
}
