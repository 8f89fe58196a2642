package dudao.task.listing;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whose tasks, as a condition the planner can judge without knowing the parameter's value: prepared statements are
 * planned once for all values, and "path like ?" would then count as a handful of organisations even for the root.
 */
record Whose(String condition, Map<String, Object> parameters, boolean oneUnit) {

    /** @param units all organisations of the scope; not needed for that of a root or of one county */
    static Whose of(Scope scope, List<UUID> units) {
        if (hasRoot(scope)) {
            // A sub-select counts as "about half", which is near enough to all.
            return new Whose(
                    "(select o.path ^@ any(:paths) from organization o where o.id = t.organization_id)",
                    Map.of("paths", scope.paths()),
                    false);
        }
        if (isCounty(scope)) {
            return new Whose(
                    "t.county_id = :county", Map.of("county", scope.home().id()), false);
        }
        if (units.size() == 1) {
            return unit(units.get(0));
        }
        return new Whose("t.organization_id = any(:units)", Map.of("units", units.toArray(UUID[]::new)), false);
    }

    static Whose unit(UUID id) {
        return new Whose("t.organization_id = :unit", Map.of("unit", id), true);
    }

    static boolean needsUnits(Scope scope) {
        return !hasRoot(scope) && !isCounty(scope);
    }

    private static boolean hasRoot(Scope scope) {
        return scope.roots().stream().anyMatch(node -> node.parentId() == null);
    }

    private static boolean isCounty(Scope scope) {
        Node home = scope.home();
        return scope.further().isEmpty() && home.id().equals(home.countyId());
    }
}
