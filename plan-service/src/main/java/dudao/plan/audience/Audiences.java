package dudao.plan.audience;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Checks the organisations a draft names against the tree of organisations, as far as this service has heard of it. */
@Singleton
public class Audiences {

    private final Jdbi jdbi;

    Audiences(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The organisation of one field; null may stay unset. */
    public void requireInScope(String pointer, UUID id, Scope scope) {
        if (id != null && !inScope(List.of(id), scope).contains(id)) {
            throw unknown(pointer, id);
        }
    }

    public void requireInScope(String pointer, List<UUID> ids, Scope scope) {
        Set<UUID> known = ids.isEmpty() ? Set.of() : inScope(ids, scope);
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                throw unknown(pointer + "/" + i, ids.get(i));
            }
        }
    }

    private static RuleViolation unknown(String pointer, UUID id) {
        return RuleViolation.invalidField(pointer, "机构 " + id + " 不存在或不在本单位范围内");
    }

    private Set<UUID> inScope(List<UUID> ids, Scope scope) {
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select id from organization where id = any(:ids) and path ^@ any(:scope)")
                        .bindArray("ids", UUID.class, ids)
                        .bindArray("scope", String.class, (Object[]) scope.paths())
                        .mapTo(UUID.class)
                        .list()));
    }

    /** The audience as it is kept: complete in itself, within the scope, and matching somebody. Null stays unset. */
    public Audience checked(Audience wanted, Scope scope) {
        if (wanted == null) {
            return null;
        }
        if (wanted.isMixed() || !wanted.isByName() && !wanted.isByCriteria()) {
            throw RuleViolation.invalidField("/audience", "应给出 organizationIds,或给出 kinds 等条件,二者取一");
        }
        if (wanted.isByName()) {
            requireInScope("/audience/organizationIds", wanted.organizationIds(), scope);
            return wanted;
        }
        requireInScope("/audience/under", wanted.under(), scope);
        Audience audience = wanted.under() == null ? wanted.under(scope.home().id()) : wanted;
        requireSomebody(audience);
        return audience;
    }

    private void requireSomebody(Audience audience) {
        List<String> conditions = new ArrayList<>(List.of("o.path like u.path || '%'"));
        if (!audience.kinds().isEmpty()) {
            conditions.add("o.kind = any(:kinds)");
        }
        if (!audience.schoolClasses().isEmpty()) {
            conditions.add("o.school_class = any(:classes)");
        }
        if (audience.ownership() != null) {
            conditions.add("o.ownership = :ownership");
        }
        boolean somebody = jdbi.withHandle(handle -> {
            var query = handle.createQuery(
                            """
                            select exists (select from organization u join organization o on %s where u.id = :under)"""
                                    .formatted(String.join(" and ", conditions)))
                    .bind("under", audience.under());
            if (!audience.kinds().isEmpty()) {
                query.bindArray("kinds", String.class, audience.kinds());
            }
            if (!audience.schoolClasses().isEmpty()) {
                query.bindArray("classes", String.class, audience.schoolClasses());
            }
            if (audience.ownership() != null) {
                query.bind("ownership", audience.ownership());
            }
            return query.mapTo(Boolean.class).one();
        });
        if (!somebody) {
            throw RuleViolation.of("AUDIENCE_EMPTY", "没有任何机构符合所给条件").at("/audience", "没有任何机构符合所给条件");
        }
    }
}
