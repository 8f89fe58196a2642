package dudao.inspection.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The organisations a request names and the one the caller acts for. */
@Singleton
public class Units {

    private final OrganizationTree tree;
    private final Caller caller;

    Units(OrganizationTree tree, Caller caller) {
        this.tree = tree;
        this.caller = caller;
    }

    /** An organisation named in a request body must stand in the caller's scope. */
    public UUID named(UUID id, String pointer) {
        return tree.find(id)
                .filter(tree.scopeOf(caller)::contains)
                .orElseThrow(() -> RuleViolation.of("UNKNOWN_ORGANIZATION", "机构 " + id + " 不存在或不在管辖范围内")
                        .at(pointer, "未知机构"))
                .id();
    }

    /** What only the unit itself may say. */
    public void mustBeOwn(UUID unit) {
        if (!unit.equals(caller.organizationId())) {
            throw RuleViolation.of("FORBIDDEN", "只有该单位自己能做这件事");
        }
    }

    /** The organisation itself, or an inspection office that works for it. Not the one named, which has the matter already. */
    public void mustActFor(UUID organization, UUID but) {
        UUID own = caller.organizationId();
        boolean isItsOffice = bureau().filter(organization::equals).isPresent();
        if (!own.equals(organization) && (!isItsOffice || own.equals(but))) {
            throw RuleViolation.of("FORBIDDEN", "只有接收单位自己或者它的督导机构能做这件事");
        }
    }

    /** The bureau the caller's organisation is an inspection office of. */
    public Optional<UUID> bureau() {
        OrganizationTree.Node own = tree.get(caller.organizationId());
        return Optional.of(own)
                .filter(node -> node.kind().equals("INSPECTION_OFFICE"))
                .map(OrganizationTree.Node::parentId);
    }

    /** Nobody lent the scope of another arranges what is to come over the unit they come from. */
    public void mustNotComeFrom(UUID unit) {
        if (caller.onBehalfOf().isEmpty()) {
            return;
        }
        OrganizationTree.Node visited = tree.get(unit);
        boolean comes = caller.organizations().stream()
                .filter(each -> !each.equals(caller.organizationId()))
                .map(tree::find)
                .flatMap(Optional::stream)
                .anyMatch(visited::contains);
        if (comes) {
            throw RuleViolation.of("NOT_INDEPENDENT", "代办人属于该单位,不能代为组织对它的督导");
        }
    }

    /** Whoever verifies must not stand inside the unit that rectifies (教育督导条例 Art. 22), also when acting for another. */
    public void mustBeIndependentOf(UUID unit) {
        OrganizationTree.Node rectifying = tree.get(unit);
        if (caller.organizations().stream()
                .map(tree::find)
                .flatMap(Optional::stream)
                .anyMatch(rectifying::contains)) {
            throw RuleViolation.of("NOT_INDEPENDENT", "核查人所在机构属于整改单位");
        }
    }
}
