package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tree of organisations and the dated relations beside it, which decide what a caller sees. The service that
 * registers organisations owns the tables {@code organization} and {@code organization_relation}; in the others they are
 * a read model.
 */
@Singleton
public class OrganizationTree {

    /**
     * @param path ids from the root down to this one, each ended by a slash
     * @param countyId the county-level organisation it is or stands under; null above
     */
    public record Node(UUID id, String kind, String name, UUID parentId, String path, UUID countyId) {

        public boolean contains(Node other) {
            return other.path.startsWith(path);
        }
    }

    /**
     * An organisation outside the line of the tree that commands, supervises or guides one.
     *
     * @param kind COMMAND, SUPERVISE, GUIDE, GROUP or DISTRICT; more may come
     * @param to last day; null while no end is set
     */
    public record Relation(UUID superiorId, String kind, LocalDate from, LocalDate to) {}

    /**
     * What a read model keeps of an organisation.
     *
     * @param closedOn first day on which it is no more; null while it is there
     */
    public record Registered(
            UUID organizationId,
            String kind,
            String name,
            UUID parentId,
            String path,
            UUID countyId,
            String schoolClass,
            String ownership,
            String codeScheme,
            String code,
            LocalDate closedOn,
            List<Relation> relations,
            long version) {

        public Registered(
                UUID organizationId,
                String kind,
                String name,
                UUID parentId,
                String path,
                UUID countyId,
                String schoolClass,
                String ownership,
                String codeScheme,
                String code,
                long version) {
            this(
                    organizationId,
                    kind,
                    name,
                    parentId,
                    path,
                    countyId,
                    schoolClass,
                    ownership,
                    codeScheme,
                    code,
                    null,
                    List.of(),
                    version);
        }
    }

    static final RowMapper<Node> NODE = ConstructorMapper.of(Node.class);

    private final Jdbi jdbi;
    private final CallerScope callerScope;

    OrganizationTree(Jdbi jdbi, CallerScope callerScope) {
        this.jdbi = jdbi;
        this.callerScope = callerScope;
    }

    public Optional<Node> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, kind, name, parent_id, path, county_id from organization where id = :id")
                .bind("id", id)
                .map(NODE)
                .findOne());
    }

    public Node get(UUID id) {
        return find(id).orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    /** What the caller may see. An organisation nobody has registered sees nothing: 403. */
    public Scope scopeOf(Caller caller) {
        return callerScope.get();
    }

    /** Outside the caller's scope an organisation does not exist. */
    public Node inScope(UUID id, Caller caller) {
        Scope scope = scopeOf(caller);
        return find(id).filter(scope::contains).orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    /** Keeps the newest version of each; an older one changes nothing. */
    public void upsert(List<Registered> organizations) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into organization (id, kind, name, parent_id, path, county_id, school_class, ownership,
                                              code_scheme, code, closed_on, version)
                    values (:organizationId, :kind, :name, :parentId, :path, :countyId, :schoolClass, :ownership,
                            :codeScheme, :code, :closedOn, :version)
                    on conflict (id) do update set kind = excluded.kind, name = excluded.name,
                      parent_id = excluded.parent_id, path = excluded.path, county_id = excluded.county_id,
                      school_class = excluded.school_class, ownership = excluded.ownership,
                      code_scheme = excluded.code_scheme, code = excluded.code, closed_on = excluded.closed_on,
                      version = excluded.version
                    where organization.version < excluded.version""");
            organizations.forEach(each -> batch.bindMethods(each).add());
            int[] taken = batch.execute();
            Map<UUID, List<Relation>> relations = new LinkedHashMap<>();
            for (int n = 0; n < taken.length; n++) {
                if (taken[n] == 1) {
                    relations.put(
                            organizations.get(n).organizationId(),
                            organizations.get(n).relations());
                }
            }
            replaceRelations(handle, relations);
        });
    }

    /** The relations each of the organisations names from now on, instead of those it named before. */
    public void replaceRelations(Handle handle, Map<UUID, List<Relation>> byOrganization) {
        handle.createUpdate("delete from organization_relation where organization_id = any(:ids)")
                .bindArray("ids", UUID.class, byOrganization.keySet().toArray())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into organization_relation (organization_id, superior_id, kind, valid_from, valid_to)
                values (:organization, :superiorId, :kind, :from, :to)""");
        byOrganization.forEach((id, relations) -> relations.forEach(
                each -> batch.bindMethods(each).bind("organization", id).add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
