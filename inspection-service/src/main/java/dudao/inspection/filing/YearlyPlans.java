package dudao.inspection.filing;

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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All yearly plans; an office sees its own and those of the offices below it. */
@ApplicationScoped
class YearlyPlans implements PanacheRepositoryBase<YearlyPlan, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from yearly_plan p join organization o on o.id = p.office_id ";
    private static final RowMapper<YearlyPlanRow> ROW = ConstructorMapper.of(YearlyPlanRow.class);
    private static final RowMapper<FilingRules.Caps> CAPS = ConstructorMapper.of(FilingRules.Caps.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    YearlyPlans(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    @Schema(name = "YearlyPlanRow")
    public record YearlyPlanRow(UUID id, UUID officeId, int year, String title, YearlyPlanState state, int entries) {}

    /** What the caller may not see does not exist. */
    YearlyPlan get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    YearlyPlan toChange(UUID id, String ifMatch) {
        mustSee(id);
        YearlyPlan plan = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, plan);
        return plan;
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where p.id = :id and " + SEEN + ")")
                        .bindMap(reader())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("年度计划", id);
        }
    }

    private Map<String, Object> reader() {
        return Map.of("scope", tree.scopeOf(caller).paths());
    }

    /** Of one year there is one approved plan of an office. */
    void supersede(UUID office, int year) {
        find("officeId = ?1 and year = ?2 and state = ?3", office, year, YearlyPlanState.APPROVED).<YearlyPlan>stream()
                .forEach(plan -> plan.state = YearlyPlanState.SUPERSEDED);
        flush();
    }

    Optional<YearlyPlan> approved(UUID office, int year) {
        return find("officeId = ?1 and year = ?2 and state = ?3", office, year, YearlyPlanState.APPROVED)
                .firstResultOptional();
    }

    /** Of the nearest body an office stands under, which that office need not be able to read. */
    Optional<FilingRules.Caps> above(UUID office, int year) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from plan_above(:office, :year)")
                .bind("office", office)
                .bind("year", year)
                .map(CAPS)
                .findOne());
    }

    Page<YearlyPlanRow> list(String state, Paging paging) {
        Where where = new Where(SEEN, reader())
                .oneOf(YearlyPlanState.class, "state", state, "p.state = :state")
                .before(paging.after(1), "p.id");
        List<YearlyPlanRow> rows =
                jdbi.withHandle(handle -> handle.createQuery("select p.id, p.office_id, p.year, p.title, p.state,"
                                + " (select count(*) from yearly_plan_entry e where e.plan_id = p.id) as entries"
                                + FROM + where.sql() + " order by p.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .map(ROW)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
