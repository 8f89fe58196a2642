package dudao.inspection.commonproblems;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** All that were raised; an office sees its own and those of the offices below it. */
@ApplicationScoped
class CommonProblems implements PanacheRepositoryBase<CommonProblem, UUID> {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String FROM = " from common_problem x join organization o on o.id = x.office_id ";

    private final Jdbi jdbi;
    private final Desk desk;

    CommonProblems(Jdbi jdbi, Desk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    CommonProblem get(UUID id) {
        desk.mustSee(FROM, SEEN, "共性问题", id);
        return findById(id);
    }

    CommonProblem toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "共性问题", id);
        CommonProblem problem = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, problem);
        return problem;
    }

    Page<CommonProblemView> list(String state, String planYear, Paging paging) {
        if (planYear != null && !planYear.matches("\\d{4}")) {
            throw RuleViolation.of("INVALID_PARAMETER", "planYear 应为年份").at("?planYear", "应为年份");
        }
        Where where = new Where(SEEN, desk.reader())
                .oneOf(ProblemState.class, "state", state, "x.state = :state")
                .text("planYear", planYear, "x.plan_year = cast(:planYear as int)")
                .before(paging.after(1), "x.id");
        List<UUID> ids = jdbi.withHandle(
                handle -> handle.createQuery("select x.id" + FROM + where.sql() + " order by x.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .mapTo(UUID.class)
                        .list());
        List<CommonProblemView> rows = find("id in ?1 order by id desc", ids).stream()
                .map(CommonProblemView::of)
                .toList();
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
