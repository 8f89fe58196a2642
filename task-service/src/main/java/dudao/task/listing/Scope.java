package dudao.task.listing;

import dudao.commons.identity.OrganizationTree.Node;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whose tasks, as a condition the planner can judge without knowing the parameter's value: prepared statements are
 * planned once for all values, and "path like ?" would then count as a handful of organisations even for the root.
 */
record Scope(String condition, Map<String, Object> parameters, boolean oneUnit) {

    /** @param subtree the unit and all below it; not needed for a root or a county */
    static Scope of(Node node, List<UUID> subtree) {
        if (isRoot(node)) {
            // A sub-select counts as "about half", which is near enough to all.
            return new Scope(
                    "(select o.path like :path from organization o where o.id = t.organization_id)",
                    Map.of("path", node.subtree()),
                    false);
        }
        if (isCounty(node)) {
            return new Scope("t.county_id = :county", Map.of("county", node.id()), false);
        }
        if (subtree.size() <= 1) {
            return unit(node.id());
        }
        return new Scope("t.organization_id = any(:units)", Map.of("units", subtree.toArray(UUID[]::new)), false);
    }

    static Scope unit(UUID id) {
        return new Scope("t.organization_id = :unit", Map.of("unit", id), true);
    }

    static boolean needsSubtree(Node node) {
        return !isRoot(node) && !isCounty(node);
    }

    private static boolean isRoot(Node node) {
        return node.parentId() == null;
    }

    private static boolean isCounty(Node node) {
        return node.id().equals(node.countyId());
    }
}
