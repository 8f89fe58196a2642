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

    /** A sub-select counts as "about half", which is near enough to all that stand under a root. */
    private static final String BY_PATH =
            "(select o.path ^@ any(:paths) from organization o where o.id = t.organization_id)";

    /** Counties of the caller's scope, as row security knows them: only of what stands in none is the path looked up. */
    private static final String BY_COUNTY =
            "(t.county_id = any(cast((select scope_counties()) as uuid[])) or " + BY_PATH + ")";

    /** The caller's whole scope. */
    static Whose all(Scope scope, List<UUID> units) {
        return hasRoot(scope) ? new Whose(BY_COUNTY, Map.of("paths", scope.paths()), false) : of(scope, units);
    }

    /** @param units all organisations of the scope; not needed for that of a root or of one county */
    static Whose of(Scope scope, List<UUID> units) {
        if (hasRoot(scope)) {
            return new Whose(BY_PATH, Map.of("paths", scope.paths()), false);
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
