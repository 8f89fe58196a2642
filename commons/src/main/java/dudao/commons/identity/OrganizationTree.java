package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tree of organisations, which decides what a caller sees: the subtree of its own organisation. The service that
 * registers organisations owns the table {@code organization}; in the others it is a read model.
 */
@Singleton
public class OrganizationTree {

    /** An office works for the organisation it belongs to, not for what stands below the office itself. */
    private static final String OFFICE = "INSPECTION_OFFICE";

    /**
     * @param path ids from the root down to this one, each ended by a slash
     * @param countyId the county-level organisation it is or stands under; null above
     */
    public record Node(UUID id, String kind, String name, UUID parentId, String path, UUID countyId) {

        public boolean contains(Node other) {
            return other.path.startsWith(path);
        }

        /** The pattern of {@code path like …} that finds this organisation and all below it. */
        public String subtree() {
            return path + "%";
        }
    }

    /** What a read model keeps of an organisation. */
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
            long version) {}

    private static final RowMapper<Node> NODE = ConstructorMapper.of(Node.class);

    private final Jdbi jdbi;

    OrganizationTree(Jdbi jdbi) {
        this.jdbi = jdbi;
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

    /** The root of what the caller may see. */
    public Node scopeOf(Caller caller) {
        Node own = find(caller.organizationId())
                .orElseThrow(() -> RuleViolation.of("ORGANIZATION_UNKNOWN", "访问令牌里的机构 (org) 尚未登记"));
        return own.kind().equals(OFFICE) && own.parentId() != null ? get(own.parentId()) : own;
    }

    /** Outside the caller's scope an organisation does not exist. */
    public Node inScope(UUID id, Caller caller) {
        Node scope = scopeOf(caller);
        return find(id).filter(scope::contains).orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    /** Keeps the newest version of each; an older one changes nothing. */
    public void upsert(List<Registered> organizations) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into organization (id, kind, name, parent_id, path, county_id, school_class, ownership,
                                              code_scheme, code, version)
                    values (:organizationId, :kind, :name, :parentId, :path, :countyId, :schoolClass, :ownership,
                            :codeScheme, :code, :version)
                    on conflict (id) do update set kind = excluded.kind, name = excluded.name,
                      parent_id = excluded.parent_id, path = excluded.path, county_id = excluded.county_id,
                      school_class = excluded.school_class, ownership = excluded.ownership,
                      code_scheme = excluded.code_scheme, code = excluded.code, version = excluded.version
                    where organization.version < excluded.version""");
            organizations.forEach(each -> batch.bindMethods(each).add());
            batch.execute();
        });
    }
}
