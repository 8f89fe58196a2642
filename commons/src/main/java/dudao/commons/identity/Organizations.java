package dudao.commons.identity;

import dudao.commons.identity.OrganizationTree.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All organisations as they are in one version of the tree, whoever may see them. */
public final class Organizations {

    /** The tree has got further between its version and the row. */
    static final class Newer extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Newer(UUID id) {
            super("Organisation " + id + " is not in this version of the tree");
        }
    }

    private final UUID version;
    private final Map<UUID, Node> nodes;

    Organizations(UUID version, List<Node> nodes) {
        this.version = version;
        this.nodes = nodes.stream().collect(Collectors.toUnmodifiableMap(Node::id, Function.identity()));
    }

    UUID version() {
        return version;
    }

    public Optional<Node> find(UUID id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Of a row that was read with this tree; one that names a newer organisation is read again with a newer tree. */
    public Node get(UUID id) {
        return find(id).orElseThrow(() -> new Newer(id));
    }

    /** Those of the scope. */
    public List<UUID> in(Scope scope) {
        String[] paths = scope.paths();
        return nodes.values().stream()
                .filter(node -> Arrays.stream(paths).anyMatch(node.path()::startsWith))
                .map(Node::id)
                .toList();
    }
}
