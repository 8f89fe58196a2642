package dudao.inspection.inspectors;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@ApplicationScoped
class Inspectors implements PanacheRepositoryBase<Inspector, UUID> {

    private static final RowMapper<InspectorView> ROW = ConstructorMapper.of(InspectorView.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Inspectors(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    Inspector get(UUID id) {
        return inScope(id).orElseThrow(() -> RuleViolation.notFound("督学", id));
    }

    Inspector toChange(UUID id, String ifMatch) {
        Inspector inspector = get(id);
        getEntityManager().lock(inspector, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, inspector);
        return inspector;
    }

    Optional<Inspector> inScope(UUID id) {
        Scope scope = tree.scopeOf(caller);
        return findByIdOptional(id).filter(inspector -> tree.find(inspector.organizationId)
                .filter(scope::contains)
                .isPresent());
    }

    /** Those of them who are in the caller's scope, by one statement. */
    List<Inspector> inScope(List<UUID> ids) {
        List<UUID> seen = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select i.id from inspector i join organization o on o.id = i.organization_id
                        where i.id = any(:ids) and o.path ^@ any(:scope)""")
                .bindArray("ids", UUID.class, ids)
                .bind("scope", tree.scopeOf(caller).paths())
                .mapTo(UUID.class)
                .list());
        return find("id in ?1", seen).list();
    }

    Page<InspectorView> list(InspectorFilter filter, Paging paging) {
        Where where = new Where(
                        "o.path ^@ any(:scope)",
                        Map.of("scope", tree.scopeOf(caller).paths()))
                .id("organizationId", filter.organizationId, "i.organization_id = :organizationId")
                .text("person", filter.person, "i.person = :person")
                .oneOf(InspectorKind.class, "kind", filter.kind, "i.kind = :kind")
                .oneOf(InspectorState.class, "state", filter.state, "i.state = :state")
                .text("certificateNumber", filter.certificateNumber, "i.certificate_number = :certificateNumber")
                .before(paging.after(1), "i.id");
        List<InspectorView> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select i.id, i.name, i.kind, i.certificate_number, i.organization_id, i.person, i.valid_from,"
                                + " i.valid_to, i.state, i.contact, i.photo_url from inspector i join organization o on o.id = i.organization_id "
                                + where.sql() + " order by i.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
