package dudao.inspection.rectifications;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Sight;
import dudao.inspection.access.Subtree;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@ApplicationScoped
class Rectifications implements PanacheRepositoryBase<Rectification, UUID> {

    private static final RowMapper<RectificationRow> ROW = ConstructorMapper.of(RectificationRow.class);
    private static final String FROM =
            """
             from rectification c join finding f on f.id = c.finding_id
            join organization o on o.id = f.organization_id join organization r on r.id = c.organization_id\s""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final Subtree subtree;

    Rectifications(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock, Subtree subtree) {
        this.subtree = subtree;
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the caller may not see does not exist. */
    Rectification get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    Rectification toChange(UUID id, String ifMatch) {
        mustSee(id);
        Rectification rectification = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, rectification);
        return rectification;
    }

    Optional<Rectification> ofFinding(UUID findingId) {
        return find("findingId", findingId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** @return the inspection it comes from */
    private UUID mustSee(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select c.inspection_id" + FROM + "where c.id = :id and " + Sight.FINDING)
                        .bindMap(Sight.of(caller, tree).parameters())
                        .bind("id", id)
                        .mapTo(UUID.class)
                        .findOne()
                        .orElseThrow(() -> RuleViolation.notFound("整改", id)));
    }

    Page<RectificationRow> list(RectificationFilter filter, Paging paging) {
        Where where = new Where(Sight.FINDING, Sight.of(caller, tree).parameters())
                .with("today", Clocks.dateOf(clock.instant()))
                .oneOf(RectificationState.class, "state", filter.state, "c.state = :state")
                .id("findingId", filter.findingId, "c.finding_id = :findingId")
                .id("organizationId", filter.organizationId, "c.organization_id = :organizationId")
                .id("under", filter.under, subtree.way(filter.under).of("c.organization_id"))
                .flag(
                        "overdue",
                        filter.overdue,
                        "c.state in ('ORDERED', 'PLAN_SUBMITTED', 'IN_PROGRESS') and c.due_on < :today")
                .before(paging.after(1), "c.id");
        List<RectificationRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        RectificationRow.SELECT + FROM + where.sql() + " order by c.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
