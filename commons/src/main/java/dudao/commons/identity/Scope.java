package dudao.commons.identity;

import dudao.commons.identity.OrganizationTree.Node;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The part of the tree somebody works in. Every list and every single read asks it, but for the list of a whole tree;
 * behind it the database's row security asks the same of every row, whatever a statement forgets.
 *
 * @param own the caller's organisation
 * @param home the organisation the caller works for: its own, and of an inspection office the one the office belongs to
 * @param further organisations that name one of them as their superior by a relation that is valid today
 */
public record Scope(Node own, Node home, List<Node> further) {

    /** This organisation and what stands below it. */
    public static Scope of(Node node) {
        return new Scope(node, node, List.of());
    }

    /** Declares that this transaction's work has no caller: events, jobs and timers see every row. */
    public static void everything(Handle handle) {
        handle.execute("select set_config('dudao.scope', '*', true)");
    }

    public List<Node> roots() {
        return Stream.concat(Stream.of(home), further.stream()).toList();
    }

    public boolean contains(Node node) {
        return home.contains(node) || further.stream().anyMatch(root -> root.contains(node));
    }

    /** Whether the organisation is one of those whose subtrees these are, or stands above one of them. */
    public boolean isAtOrBelow(Node node) {
        return roots().stream().anyMatch(node::contains);
    }

    /** For the condition {@code path ^@ any(:scope)}. */
    public String[] paths() {
        return roots().stream().map(Node::path).toArray(String[]::new);
    }
}
