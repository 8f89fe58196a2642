package dudao.task.listing;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Organizations;
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

    /** The caller's whole scope. Of a root that is what row security asks of every row, and asking twice costs a page as much. */
    static Whose all(Scope scope, Organizations organizations) {
        return hasRoot(scope) ? new Whose("true", Map.of(), false) : of(scope, organizations);
    }

    /** By units where they are few: a prefix out of a list is looked for in every row. */
    static Whose of(Scope scope, Organizations organizations) {
        if (hasRoot(scope)) {
            return new Whose(BY_PATH, Map.of("paths", scope.paths()), false);
        }
        if (isCounty(scope)) {
            return new Whose(
                    "t.county_id = :county", Map.of("county", scope.home().id()), false);
        }
        List<UUID> units = organizations.in(scope);
        if (units.size() == 1) {
            return unit(units.get(0));
        }
        return new Whose("t.organization_id = any(:units)", Map.of("units", units.toArray(UUID[]::new)), false);
    }

    static Whose unit(UUID id) {
        return new Whose("t.organization_id = :unit", Map.of("unit", id), true);
    }

    private static boolean hasRoot(Scope scope) {
        return scope.roots().stream().anyMatch(node -> node.parentId() == null);
    }

    private static boolean isCounty(Scope scope) {
        Node home = scope.home();
        return scope.further().isEmpty() && home.id().equals(home.countyId());
    }
}
