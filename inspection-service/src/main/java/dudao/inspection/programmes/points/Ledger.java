package dudao.inspection.programmes.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Tables {@code points_entry} and {@code points_decision}: lines are added, none is changed or taken away. */
@Singleton
class Ledger {

    private static final String SEEN = "o.path ^@ any(:scope) and (d.confirmed or h.path ^@ any(:scope))";
    private static final String FROM = " from points_entry x join organization o on o.id = x.organization_id"
            + " join organization h on h.id = x.office_id left join points_decision d on d.entry_id = x.id ";
    private static final String COLUMNS = "select x.id, x.organization_id, x.office_id, x.points, x.cause, x.basis,"
            + " x.finding_id, x.occurred_on, x.expires_on, x.reverses, x.entered_by, x.entered_for, x.entered_at,"
            + " case d.confirmed when true then 'CONFIRMED' when false then 'REJECTED' else 'PROPOSED' end as state,"
            + " d.decided_by, d.decided_for, d.reason";
    private static final RowMapper<PointsEntry> ROW = ConstructorMapper.of(PointsEntry.class);

    private final Jdbi jdbi;
    private final Desk desk;
    private final Units units;
    private final AuditTrail trail;

    /** What the audit keeps of a decision. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Decided(EntryState state, String decidedBy, String reason) {}

    Ledger(Jdbi jdbi, Desk desk, Units units, AuditTrail trail) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.units = units;
        this.trail = trail;
    }

    void add(PointsEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into points_entry (id, organization_id, office_id, points, cause, basis, finding_id,
                          occurred_on, expires_on, reverses, entered_by, entered_for, entered_at)
                        values (:id, :organizationId, :officeId, :points, :cause, :basis, :findingId, :occurredOn,
                          :expiresOn, :reverses, :enteredBy, :enteredFor, :enteredAt)""")
                .bindMethods(entry)
                .execute());
        trail.changed("PointsEntry", entry.id(), null, PointsFact.of(entry));
    }

    /** What is confirmed counts, and is told. */
    void decide(PointsEntry entry, boolean confirmed, String why) {
        Actor by = desk.actor();
        if (confirmed && entry.findingId() != null) {
            count(entry);
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into points_decision (entry_id, confirmed, reason, decided_by, decided_for, decided_at)
                        values (:entry, :confirmed, :reason, :by, :for, :at)""")
                .bind("entry", entry.id())
                .bind("confirmed", confirmed)
                .bind("reason", why)
                .bind("by", by.id())
                .bind("for", by.onBehalfOf())
                .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                .execute());
        EntryState state = confirmed ? EntryState.CONFIRMED : EntryState.REJECTED;
        trail.changed("PointsDecision", entry.id(), null, new Decided(state, by.id(), why));
        if (confirmed) {
            desk.tell("points.entered", entry, PointsFact.of(entry), entry.organizationId());
        }
    }

    /** Another office's entry is hidden until it counts, so it may have been entered by the same clause. */
    private void count(PointsEntry entry) {
        if (entry.reverses() != null) {
            jdbi.useHandle(handle -> handle.execute("delete from counted_clause where entry_id = ?", entry.reverses()));
            return;
        }
        int first = jdbi.withHandle(handle -> handle.createUpdate(
                        "insert into counted_clause values (:finding, clause_of(:basis), :entry) on conflict do nothing")
                .bind("finding", entry.findingId())
                .bind("basis", entry.basis())
                .bind("entry", entry.id())
                .execute());
        if (first == 0) {
            throw counted();
        }
    }

    /** Not proposed a second time while another line by the same clause stands or waits, as far as the caller sees. */
    void mustNotStand(UUID finding, String basis) {
        boolean stands = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from points_entry e left join points_decision d on d.entry_id = e.id
                          where e.finding_id = :finding and e.reverses is null and d.confirmed is distinct from false
                            and clause_of(e.basis) = clause_of(:basis)
                            and not exists (select from points_entry back where back.reverses = e.id))""")
                .bind("finding", finding)
                .bind("basis", basis)
                .mapTo(Boolean.class)
                .one());
        if (stands) {
            throw counted().at("/findingId", "同一问题同一条款只计一次");
        }
    }

    private static RuleViolation counted() {
        return RuleViolation.of("FINDING_COUNTED", "该问题已按此条款计过分");
    }

    /** For people of the office and not of the school, whomever they act for. */
    PointsEntry toDecide(UUID id) {
        PointsEntry entry = get(id);
        desk.mustRun(entry.officeId());
        units.mustBeIndependentOf(entry.organizationId());
        return entry;
    }

    PointsEntry get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + FROM + "where x.id = :id and " + SEEN)
                .bindMap(desk.reader())
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("积分记录", id)));
    }

    /** Newest first; persons are for the office. */
    Page<PointsEntry> list(String organization, Paging paging) {
        Where where = new Where(SEEN, desk.reader())
                .id("organizationId", organization, "x.organization_id = :organizationId")
                .before(paging.after(1), "x.id");
        List<PointsEntry> rows = jdbi.withHandle(
                handle -> handle.createQuery(COLUMNS + FROM + where.sql() + " order by x.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .map(ROW)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id()))
                .map(row -> desk.runs(row.officeId()) ? row : row.withoutPerson());
    }

    /** Confirmed, of that school, and one the caller may read. */
    void mustBeFinding(UUID finding, UUID unit) {
        boolean there = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from finding where id = :id and organization_id = :unit
                          and state not in ('IDENTIFIED', 'DISMISSED'))""")
                .bind("id", finding)
                .bind("unit", unit)
                .mapTo(Boolean.class)
                .one());
        if (!there) {
            throw RuleViolation.of("UNKNOWN_FINDING", "该单位没有这个已确认的问题").at("/findingId", "未知问题");
        }
    }

    void mustBePrivate(UUID unit) {
        boolean there = jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from organization where id = :id and ownership = 'PRIVATE')")
                .bind("id", unit)
                .mapTo(Boolean.class)
                .one());
        if (!there) {
            throw RuleViolation.of("WRONG_KIND_OF_UNIT", "积分只登记民办学校").at("/organizationId", "应为民办学校");
        }
    }
}
