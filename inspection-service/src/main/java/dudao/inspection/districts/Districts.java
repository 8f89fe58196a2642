package dudao.inspection.districts;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All districts; an office sees its own and those of the offices below it. */
@ApplicationScoped
class Districts implements PanacheRepositoryBase<District, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from district d join organization o on o.id = d.office_id ";
    private static final RowMapper<DistrictRow> ROW = ConstructorMapper.of(DistrictRow.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Districts(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    @Schema(name = "DistrictRow")
    public record DistrictRow(UUID id, String name, UUID officeId, int schools, int inspectors) {}

    /** What the caller may not see does not exist. */
    District get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    District toChange(UUID id, String ifMatch) {
        mustSee(id);
        District district = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, district);
        return district;
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where d.id = :id and " + SEEN + ")")
                        .bindMap(reader())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("责任区", id);
        }
    }

    private Map<String, Object> reader() {
        return Map.of("scope", tree.scopeOf(caller).paths());
    }

    Page<DistrictRow> list(Paging paging) {
        Where where = new Where(SEEN, reader()).before(paging.after(1), "d.id");
        List<DistrictRow> rows =
                jdbi.withHandle(handle -> handle.createQuery("select d.id, d.name, d.office_id, count(a.id) as schools,"
                                + " count(distinct a.inspector_id) as inspectors" + FROM
                                + "left join district_assignment a on a.district_id = d.id and a.valid_to is null "
                                + where.sql() + " group by d.id order by d.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .map(ROW)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
