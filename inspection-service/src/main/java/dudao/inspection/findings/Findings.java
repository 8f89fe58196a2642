package dudao.inspection.findings;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.ScopedReading;
import dudao.commons.identity.ScopedReading.Select;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.tables.Table;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Sight;
import dudao.inspection.access.Subtree;
import dudao.inspection.inspections.OpenFindings;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID>, OpenFindings {

    private static final String FROM = " from finding f ";

    /** Part of a list: so many after a cursor, which is null at the beginning. */
    private record Slice(List<String> after, int limit) {}

    private final Jdbi jdbi;
    private final ScopedReading reading;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;
    private final Offices offices;
    private final Subtree subtree;

    Findings(
            Jdbi jdbi,
            ScopedReading reading,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            Offices offices,
            Subtree subtree,
            AuditTrail trail) {
        this.subtree = subtree;
        this.trail = trail;
        this.jdbi = jdbi;
        this.reading = reading;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.offices = offices;
    }

    /** What the caller may not see does not exist. */
    Finding get(UUID id) {
        mustSee(id);
        Finding finding = findById(id);
        if (finding.secrecy().isRestricted()) {
            trail.read("findings", id);
        }
        return finding;
    }

    /** For what only the office that runs the inspection decides. */
    Finding toChange(UUID id, String ifMatch) {
        offices.mustRun(mustSee(id));
        Finding finding = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, finding);
        return finding;
    }

    /** The same without a version: nothing of the finding itself is to change. */
    Finding ruled(UUID id) {
        offices.mustRun(mustSee(id));
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    /** @return the inspection it comes from */
    private UUID mustSee(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select f.inspection_id" + FROM + "where f.id = :id and " + Sight.FINDING)
                        .bindMap(Sight.of(caller, tree).parameters())
                        .bind("id", id)
                        .mapTo(UUID.class)
                        .findOne()
                        .orElseThrow(() -> RuleViolation.notFound("问题", id)));
    }

    Page<FindingRow> list(FindingFilter filter, Paging paging) {
        List<FindingRow> rows = rows(filter, new Slice(paging.after(1), paging.limit() + 1));
        Page<FindingRow> page = Page.of(rows, paging, row -> List.of(row.id()));
        trail.readAny("findings", page.items(), row -> row.classification() == Classification.RESTRICTED);
        return page;
    }

    /** All that the list has, newest first; what is found meanwhile is not among it. */
    void each(FindingFilter filter, Consumer<FindingRow> taker) {
        Slice slice = new Slice(null, Table.ROWS_AT_A_TIME);
        List<FindingRow> rows = rows(filter, slice);
        rows.forEach(taker);
        while (rows.size() == slice.limit()) {
            UUID last = rows.get(rows.size() - 1).id();
            slice = new Slice(List.of(last.toString()), Table.ROWS_AT_A_TIME);
            rows = rows(filter, slice);
            rows.forEach(taker);
        }
    }

    private List<FindingRow> rows(FindingFilter filter, Slice slice) {
        Subtree.Way way = subtree.way(filter.under);
        return reading.listNamed(view -> select(filter, way, Sight.of(caller, view.scope()), slice), FindingRow::of);
    }

    private Select select(FindingFilter filter, Subtree.Way way, Sight sight, Slice slice) {
        Where where = new Where(Sight.FINDING, sight.parameters())
                .with("today", Clocks.dateOf(clock.instant()).toString())
                .with("limit", slice.limit())
                .oneOf(FindingState.class, "state", filter.state, "f.state = :state")
                .oneOf(Severity.class, "severity", filter.severity, "f.severity = :severity")
                .text("topic", filter.topic, "f.topic = :topic")
                .id("inspectionId", filter.inspectionId, "f.inspection_id = :inspectionId")
                .id(
                        "organizationId",
                        filter.organizationId,
                        "f.organization_id = :organizationId or f.responsible_organization_id = :organizationId")
                .id(
                        "under",
                        filter.under,
                        way.condition("f")
                                + " or coalesce(f.responsible_organization_id, f.organization_id) <> f.organization_id and "
                                + way.of("f.responsible_organization_id"))
                .flag("recurring", filter.recurring, "f.recurs_from is not null")
                .flag(
                        "overdue",
                        filter.overdue,
                        "f.state in ('ASSIGNED', 'RECTIFYING') and f.due_on < (select cast(:today as date))")
                .before(slice.after(), "f.id");
        return new Select(
                FindingRow.SELECT + sight.findings() + where.sql() + " order by f.id desc limit :limit",
                where.values());
    }

    /**
     * The newest of another inspection in the same unit about the same clause or indicator, as far as the caller sees
     * them. A restricted one is named to nobody.
     */
    Optional<UUID> earlierLike(Finding finding, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from finding
                        where organization_id = :organization and inspection_id <> :inspection and found_at >= :since
                          and (clause = :clause or indicator = :indicator)
                          and state not in ('IDENTIFIED', 'DISMISSED') and classification <> 'RESTRICTED'
                        order by found_at desc, id desc limit 1""")
                .bind("organization", finding.organizationId)
                .bind("inspection", finding.inspectionId)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("clause", finding.clause)
                .bind("indicator", finding.indicator)
                .mapTo(UUID.class)
                .findOne());
    }

    List<UUID> ids(UUID inspectionId, FindingState state) {
        return find("inspectionId = ?1 and state = ?2 order by id", inspectionId, state).stream()
                .map(finding -> finding.id)
                .toList();
    }

    @Override
    public int of(UUID inspectionId) {
        return (int) count("inspectionId = ?1 and state not in ?2", inspectionId, FindingState.SETTLED);
    }
}
