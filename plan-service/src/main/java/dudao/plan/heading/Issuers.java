package dudao.plan.heading;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Those who issue a plan, in the order they are printed in. The organisations among them have the same rights; the
 * first of these is the plan's issuer.
 */
public record Issuers(List<IssuingBody> bodies) {

    public List<UUID> organizationIds() {
        return bodies.stream()
                .map(IssuingBody::organizationId)
                .filter(Objects::nonNull)
                .toList();
    }

    public UUID first() {
        return organizationIds().get(0);
    }

    public List<UUID> others() {
        List<UUID> all = organizationIds();
        return all.subList(1, all.size());
    }

    static Issuers alone(Node node) {
        return new Issuers(List.of(new IssuingBody(node.id(), node.name())));
    }

    /** Whoever drafts is one of the issuers, and writes in nobody's name that stands above. */
    static Issuers checked(List<IssuingBody> wanted, OrganizationTree tree, Caller caller) {
        Scope scope = tree.scopeOf(caller);
        List<IssuingBody> bodies = new ArrayList<>();
        Set<UUID> named = new LinkedHashSet<>();
        for (int n = 0; n < wanted.size(); n++) {
            IssuingBody body = checked("/issuers/" + n, wanted.get(n), tree, scope);
            if (body.organizationId() != null && !named.add(body.organizationId())) {
                throw RuleViolation.invalidField("/issuers/" + n + "/organizationId", "发布单位重复");
            }
            bodies.add(body);
        }
        if (!named.contains(caller.organizationId())
                && !named.contains(scope.home().id())) {
            throw RuleViolation.invalidField("/issuers", "发布单位里要有本单位");
        }
        return new Issuers(List.copyOf(bodies));
    }

    private static IssuingBody checked(String pointer, IssuingBody body, OrganizationTree tree, Scope scope) {
        if (body.organizationId() == null) {
            if (body.name() == null || body.name().isBlank()) {
                throw RuleViolation.invalidField(pointer + "/name", "请给出发布单位的名称或 organizationId");
            }
            return ownName(body.name(), scope).orElse(body);
        }
        String at = pointer + "/organizationId";
        Node node = tree.find(body.organizationId())
                .orElseThrow(() -> RuleViolation.invalidField(at, "机构 " + body.organizationId() + " 不存在"));
        if (node.contains(scope.home()) && !node.id().equals(scope.home().id())) {
            throw RuleViolation.invalidField(at, "不能以上级机关的名义拟制计划");
        }
        return new IssuingBody(node.id(), body.name() == null || body.name().isBlank() ? node.name() : body.name());
    }

    static boolean isOwn(IssuingBody body, Scope scope) {
        return body.organizationId() == null
                ? body.name() != null && ownName(body.name(), scope).isPresent()
                : List.of(scope.own().id(), scope.home().id()).contains(body.organizationId());
    }

    /** A text names its issuers by their names alone. */
    private static Optional<IssuingBody> ownName(String name, Scope scope) {
        for (Node node : List.of(scope.own(), scope.home())) {
            if (node.name().equals(name)) {
                return Optional.of(new IssuingBody(node.id(), name));
            }
        }
        return Optional.empty();
    }
}
