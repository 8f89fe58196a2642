package dudao.inspection.followups;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Sight;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Whoever sees the finding sees it, those who will be looked at, and whom they might hear it from, only afterwards. */
@ApplicationScoped
class FollowUps implements PanacheRepositoryBase<FollowUp, UUID> {

    static class Filter {

        @QueryParam("state")
        String state;

        @QueryParam("rectificationId")
        String rectificationId;

        @QueryParam("under")
        @Parameter(description = "the unit that rectified: this organisation or one below it")
        String under;

        @QueryParam("overdue")
        @Parameter(description = "true: its day has passed and nobody has looked")
        String overdue;
    }

    /** Who hears of it before somebody has looked; {@code r} is the unit that rectified. */
    static final String UNTOLD = "(" + Sight.UNTOLD + " and (i.office_id = :organization or r.path <> :home)"
            + " and not is_delegate_of(r.path))";

    private static final String SEEN =
            Sight.FINDING + " and (u.state not in ('ORDERED', 'WITHDRAWN') or " + UNTOLD + ")";
    private static final String FROM =
            """
             from follow_up u join finding f on f.id = u.finding_id join inspection i on i.id = u.inspection_id
            join organization o on o.id = f.organization_id join organization r on r.id = u.organization_id\s""";

    private static final RowMapper<FollowUpRow> ROW = ConstructorMapper.of(FollowUpRow.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    FollowUps(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the caller may not see does not exist. */
    FollowUp get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    FollowUp toChange(UUID id, String ifMatch) {
        mustSee(id);
        FollowUp followUp = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, followUp);
        return followUp;
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where u.id = :id and " + SEEN + ")")
                        .bindMap(Sight.of(caller, tree).parameters())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("回头看", id);
        }
    }

    /** Whoever orders a look back may hear of it beforehand. */
    void mustHearOf(UUID rectification) {
        boolean hears = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from rectification c join finding f on f.id = c.finding_id
                          join inspection i on i.id = c.inspection_id join organization o on o.id = f.organization_id
                          join organization r on r.id = c.organization_id where c.id = :id and """
                                + " " + UNTOLD + ")")
                .bindMap(Sight.of(caller, tree).parameters())
                .bind("id", rectification)
                .mapTo(Boolean.class)
                .one());
        if (!hears) {
            throw RuleViolation.of("FORBIDDEN", "被回头看的就是本单位,由组织督导的机构或其上级办理");
        }
    }

    boolean isOpen(UUID rectification) {
        return count("rectificationId = ?1 and state = ?2", rectification, FollowUpState.ORDERED) > 0;
    }

    Page<FollowUpRow> list(Filter filter, Paging paging) {
        Where where = new Where(SEEN, Sight.of(caller, tree).parameters())
                .with("today", Clocks.dateOf(clock.instant()))
                .oneOf(FollowUpState.class, "state", filter.state, "u.state = :state")
                .id("rectificationId", filter.rectificationId, "u.rectification_id = :rectificationId")
                .id("under", filter.under, "r.path like (select n.path || '%' from organization n where n.id = :under)")
                .flag("overdue", filter.overdue, "u.state = 'ORDERED' and u.due_on < :today")
                .before(paging.after(1), "u.id");
        List<FollowUpRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        FollowUpRow.SELECT + FROM + where.sql() + " order by u.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** What a draw has ordered, in the order drawn. */
    List<FollowUp> of(FollowUpDraw draw) {
        return list("drawId = ?1 order by id", draw.id);
    }
}
