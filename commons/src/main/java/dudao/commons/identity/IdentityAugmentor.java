package dudao.commons.identity;

import dudao.commons.identity.delegation.Delegations;
import dudao.commons.problems.Problems;
import dudao.commons.problems.RuleViolation;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Decides with which roles and for whom a request runs, before anything else sees its identity. Whom it refuses keeps the
 * name and has no role at all, so that whatever is asked for is refused and the refusal can still be laid to somebody.
 */
@Singleton
class IdentityAugmentor implements SecurityIdentityAugmentor {

    private static final String ON_BEHALF_OF = "On-Behalf-Of";

    private final Delegations delegations;

    IdentityAugmentor(Delegations delegations) {
        this.delegations = delegations;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        Set<String> roles = Roles.known(identity.getRoles());
        if (Roles.areCombined(roles)) {
            String detail = "系统、安全、审计管理员的帐号不得兼任其他角色";
            return Uni.createFrom().item(refused(identity, request, RuleViolation.of("ROLES_COMBINED", detail)));
        }
        String delegator = request == null ? null : request.request().getHeader(ON_BEHALF_OF);
        if (delegator == null) {
            boolean same = roles.equals(identity.getRoles());
            return Uni.createFrom().item(same ? identity : with(identity, roles).build());
        }
        if (Roles.areAdministrators(roles)) {
            String detail = "管理员不得代办业务";
            return Uni.createFrom().item(refused(identity, request, RuleViolation.of("ROLES_COMBINED", detail)));
        }
        return context.runBlocking(() -> acting(identity, request, delegator.strip()));
    }

    private SecurityIdentity acting(SecurityIdentity identity, RoutingContext request, String delegator) {
        String delegate = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        return delegations
                .inForce(delegator, delegate)
                .map(delegation -> (SecurityIdentity) with(identity, Roles.known(delegation.roles()))
                        .addAttribute(Caller.ON_BEHALF_OF, delegator)
                        .addAttribute(Caller.ORGANIZATION, delegation.organizationId())
                        .build())
                .orElseGet(() -> refused(identity, request, RuleViolation.of("NOT_DELEGATED", "没有该人员现时有效的委托,不能代办")));
    }

    private static SecurityIdentity refused(SecurityIdentity identity, RoutingContext request, RuleViolation why) {
        if (request != null) {
            Problems.explain(request, why);
        }
        return with(identity, Set.of()).build();
    }

    private static QuarkusSecurityIdentity.Builder with(SecurityIdentity identity, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addPermissionChecker(identity::checkPermission)
                .addRoles(roles);
    }
}
