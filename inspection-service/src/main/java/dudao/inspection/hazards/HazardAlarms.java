package dudao.inspection.hazards;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Sight;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Whoever sees the finding sees its alarm, and the office that handles it, where it is restricted, wherever that stands. */
@ApplicationScoped
class HazardAlarms implements PanacheRepositoryBase<HazardAlarm, UUID> {

    private static final RowMapper<HazardRow> ROW = ConstructorMapper.of(HazardRow.class);
    private static final String FROM =
            """
             from hazard_alarm a join organization o on o.id = a.organization_id
            left join finding f on f.id = a.finding_id left join inspection i on i.id = a.inspection_id
            left join organization r on r.id = f.responsible_organization_id\s""";

    private static final String SEEN =
            "(" + Sight.FINDING + " or a.finding_id = any((select handled_findings())::uuid[]))";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    HazardAlarms(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the caller may not see does not exist. */
    HazardAlarm get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    HazardAlarm toChange(UUID id, String ifMatch) {
        mustSee(id);
        HazardAlarm alarm = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, alarm);
        return alarm;
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where a.id = :id and " + SEEN + ")")
                        .bindMap(Sight.of(caller, tree).parameters())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("隐患快报", id);
        }
    }

    Page<HazardRow> list(HazardFilter filter, Paging paging) {
        Where where = new Where(SEEN, Sight.of(caller, tree).parameters())
                .with("now", clock.instant().atOffset(ZoneOffset.UTC))
                .oneOf(HazardState.class, "state", filter.state, "a.state = :state")
                .id("organizationId", filter.organizationId, "a.organization_id = :organizationId")
                .id("findingId", filter.findingId, "a.finding_id = :findingId")
                .id("under", filter.under, "o.path like (select u.path || '%' from organization u where u.id = :under)")
                .flag(
                        "overdue",
                        filter.overdue,
                        "coalesce(a.acknowledged_at, :now) > a.raised_at + make_interval(mins => a.minutes)")
                .before(paging.after(1), "a.id");
        List<HazardRow> rows = jdbi.withHandle(
                handle -> handle.createQuery(HazardRow.SELECT + FROM + where.sql() + " order by a.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .map(ROW)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** Those another replica holds are passed over; it tells them. */
    List<HazardAlarm> withStepDue(Instant now, int most) {
        List<UUID> due = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from hazard_alarm where next_step_at <= :now order by next_step_at limit :most
                        for update skip locked""")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
        return due.stream().map(this::findById).toList();
    }
}
