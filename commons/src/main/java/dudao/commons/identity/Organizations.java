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

    /** @throws IllegalStateException when the database has let a row name one that the tree does not have */
    public Node get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No organisation " + id));
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
