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

    private static final String[] EVERYWHERE = {""};

    private final Jdbi jdbi;

    Audiences(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The organisation of one field; null may stay unset. */
    public void requireInScope(String pointer, UUID id, Scope scope) {
        requireWithin(pointer, id, scope.paths());
    }

    public void requireInScope(String pointer, List<UUID> ids, Scope scope) {
        requireWithin(pointer, ids, scope.paths());
    }

    private void requireWithin(String pointer, UUID id, String[] paths) {
        if (id != null && !within(List.of(id), paths).contains(id)) {
            throw unknown(pointer, id);
        }
    }

    private void requireWithin(String pointer, List<UUID> ids, String[] paths) {
        Set<UUID> known = ids.isEmpty() ? Set.of() : within(ids, paths);
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                throw unknown(pointer + "/" + i, ids.get(i));
            }
        }
    }

    private static RuleViolation unknown(String pointer, UUID id) {
        return RuleViolation.invalidField(pointer, "机构 " + id + " 不存在或不在本单位范围内");
    }

    private Set<UUID> within(List<UUID> ids, String[] paths) {
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select id from organization where id = any(:ids) and path ^@ any(:paths)")
                        .bindArray("ids", UUID.class, ids)
                        .bindArray("paths", String.class, (Object[]) paths)
                        .mapTo(UUID.class)
                        .list()));
    }

    /** The audience as it is kept: complete in itself, within the scope, and matching somebody. Null stays unset. */
    public Audience checked(Audience wanted, Scope scope) {
        if (wanted == null) {
            return null;
        }
        requireOneWay("/audience", wanted);
        if (wanted.isByName()) {
            requireInScope("/audience/organizationIds", wanted.organizationIds(), scope);
            return wanted;
        }
        requireInScope("/audience/under", wanted.under(), scope);
        Audience audience = wanted.under() == null ? wanted.under(scope.home().id()) : wanted;
        requireSomebody("/audience", audience);
        return audience;
    }

    /**
     * As {@link #checked}, for those a document is sent to: by name anybody at all, also beside and above the issuers;
     * by criteria whoever stands below the caller or below one of the issuers.
     */
    public Audience addressed(String pointer, Audience wanted, List<UUID> issuers, Scope scope) {
        if (wanted == null) {
            return null;
        }
        requireOneWay(pointer, wanted);
        if (wanted.isByName()) {
            requireWithin(pointer + "/organizationIds", wanted.organizationIds(), EVERYWHERE);
            return wanted;
        }
        Audience audience = wanted.under() == null ? wanted.under(issuers.get(0)) : wanted;
        requireWithin(pointer + "/under", audience.under(), pathsOf(issuers, scope));
        requireSomebody(pointer, audience);
        return audience;
    }

    private String[] pathsOf(List<UUID> issuers, Scope scope) {
        List<String> paths = new ArrayList<>(List.of(scope.paths()));
        paths.addAll(jdbi.withHandle(handle -> handle.createQuery("select path from organization where id = any(:ids)")
                .bindArray("ids", UUID.class, issuers)
                .mapTo(String.class)
                .list()));
        return paths.toArray(String[]::new);
    }

    private static void requireOneWay(String pointer, Audience wanted) {
        if (wanted.isMixed() || !wanted.isByName() && !wanted.isByCriteria()) {
            throw RuleViolation.invalidField(pointer, "应给出 organizationIds,或给出 kinds 等条件,二者取一");
        }
    }

    private void requireSomebody(String pointer, Audience audience) {
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
            throw RuleViolation.of("AUDIENCE_EMPTY", "没有任何机构符合所给条件").at(pointer, "没有任何机构符合所给条件");
        }
    }
}
