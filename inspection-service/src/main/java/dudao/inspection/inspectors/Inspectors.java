package dudao.inspection.inspectors;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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

    Optional<Inspector> inScope(UUID id) {
        Scope scope = tree.scopeOf(caller);
        return findByIdOptional(id).filter(inspector -> tree.find(inspector.organizationId)
                .filter(scope::contains)
                .isPresent());
    }

    Page<InspectorView> list(InspectorFilter filter, Paging paging) {
        Where where = new Where(
                        "o.path ^@ any(:scope)",
                        Map.of("scope", tree.scopeOf(caller).paths()))
                .id("organizationId", filter.organizationId, "i.organization_id = :organizationId")
                .text("person", filter.person, "i.person = :person")
                .text("certificateNumber", filter.certificateNumber, "i.certificate_number = :certificateNumber")
                .before(paging.after(1), "i.id");
        List<InspectorView> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select i.id, i.name, i.kind, i.certificate_number, i.organization_id, i.person, i.valid_from,"
                                + " i.valid_to from inspector i join organization o on o.id = i.organization_id "
                                + where.sql() + " order by i.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
