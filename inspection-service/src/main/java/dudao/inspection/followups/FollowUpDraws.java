package dudao.inspection.followups;

import dudao.commons.events.Outbox;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Sight;
import dudao.inspection.procedure.InspectionKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The draws of looks back, what they draw from and what they order: each in one statement, however many are drawn. */
@ApplicationScoped
class FollowUpDraws implements PanacheRepositoryBase<FollowUpDraw, UUID> {

    /** One that was drawn, as it stands now. */
    public record Candidate(
            UUID rectificationId,
            String state,
            OffsetDateTime closedAt,
            InspectionKind kind,
            String jurisdiction,
            boolean open) {}

    private static final RowMapper<Candidate> CANDIDATE = ConstructorMapper.of(Candidate.class);

    private static final String FROM =
            """
             from rectification c join finding f on f.id = c.finding_id
            join inspection i on i.id = c.inspection_id join organization o on o.id = f.organization_id
            join organization r on r.id = c.organization_id
            join organization office on office.id = i.office_id\s""";

    /** Not what the drawing office, its bureau or one above put right: their leaders read the draw. */
    private static final String DRAWABLE =
            "office.path ^@ any(:scope) and not :drawing ^@ o.path and not :drawing ^@ r.path" + " and "
                    + FollowUps.UNTOLD + " and " + Sight.FINDING;

    private static final String ORDER =
            """
            with drawn as materialized (
              select uuidv7() as id, ordered.* from (
                select c.id as rectification_id, c.finding_id, c.inspection_id, c.organization_id, i.office_id,
                       f.classification, f.handling_office_id, d.id as draw_id, d.seed, d.due_on, d.reason,
                       d.revealed_by, d.revealed_for, d.revealed_at
                from unnest(cast(:fitting as uuid[])) with ordinality as x (id, n)
                join rectification c on c.id = x.id
                join finding f on f.id = c.finding_id join inspection i on i.id = c.inspection_id
                join follow_up_draw d on d.id = :draw
                order by x.n) ordered
            ), told as (
              insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                                        on_behalf_of, data, organization_id, downward)
              select uuidv7(), 'inspection.events.v1', 'dudao.follow-up.ordered.v1', id, 0, revealed_at,
                     cast(draw_id as text), revealed_by, revealed_for, cast(json_strip_nulls(json_build_object(
                       'followUpId', id, 'rectificationId', rectification_id, 'findingId', finding_id,
                       'organizationId', organization_id, 'cause', 'DRAWN', 'state', 'ORDERED', 'dueOn', due_on,
                       'classification', nullif(classification, 'INTERNAL'), 'handlingOfficeId', handling_office_id))
                       as text), office_id, false
              from drawn
            )
            insert into follow_up (id, version, rectification_id, finding_id, inspection_id, organization_id, cause, seed,
                                   draw_id, due_on, reason, state, ordered_by, ordered_for, ordered_at)
            select id, 0, rectification_id, finding_id, inspection_id, organization_id, 'DRAWN', seed, draw_id, due_on,
                   reason, 'ORDERED', revealed_by, revealed_for, revealed_at
            from drawn""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Outbox outbox;

    FollowUpDraws(Jdbi jdbi, OrganizationTree tree, Caller caller, Outbox outbox) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.outbox = outbox;
    }

    /** What the caller may not see does not exist. */
    FollowUpDraw get(UUID id) {
        return seen(findById(id), id);
    }

    FollowUpDraw toChange(UUID id, String ifMatch) {
        FollowUpDraw draw = seen(findById(id, LockModeType.PESSIMISTIC_WRITE), id);
        ETags.check(ifMatch, draw);
        return draw;
    }

    /** From whom it is kept because it names their own unit, the database gives them none. */
    private FollowUpDraw seen(FollowUpDraw draw, UUID id) {
        if (draw == null
                || tree.find(draw.officeId)
                        .filter(tree.scopeOf(caller)::contains)
                        .isEmpty()) {
            throw RuleViolation.notFound("回头看抽取", id);
        }
        return draw;
    }

    /** Closed in that time, of inspections run in the caller's scope, and not being looked at already. */
    List<UUID> pool(NewFollowUpDraw wanted) {
        return jdbi.withHandle(handle -> handle.createQuery("select c.id" + FROM
                        + """
                        where c.state = 'CLOSED' and c.closed_at >= :from and c.closed_at < :until
                          and (cast(:under as uuid) is null
                               or r.path like (select n.path || '%' from organization n where n.id = :under))
                          and not exists (select from follow_up u where u.rectification_id = c.id and u.state = 'ORDERED')
                          and """
                        + " " + DRAWABLE + " order by c.id")
                .bindMap(Sight.of(caller, tree).parameters())
                .bind("drawing", drawing())
                .bind("from", Clocks.startOf(wanted.closedFrom()).atOffset(ZoneOffset.UTC))
                .bind("until", Clocks.endOf(wanted.closedTo()).atOffset(ZoneOffset.UTC))
                .bind("under", wanted.under())
                .mapTo(UUID.class)
                .list());
    }

    private String drawing() {
        return tree.get(caller.organizationId()).path();
    }

    /** Those of them the caller's scope still runs; nobody orders a look back at them or opens them again meanwhile. */
    List<Candidate> candidates(List<UUID> drawn) {
        return jdbi.withHandle(handle -> {
            // A statement of its own: one that waits for a lock does not see what was ordered while it waited.
            handle.createQuery("select id from rectification where id = any(:drawn) order by id for update")
                    .bindArray("drawn", UUID.class, drawn)
                    .mapTo(UUID.class)
                    .list();
            return handle.createQuery(
                            """
                            select c.id as rectification_id, c.state, c.closed_at, i.kind, i.jurisdiction,
                              exists (select from follow_up u where u.rectification_id = c.id and u.state = 'ORDERED') as open"""
                                    + FROM + "where c.id = any(:drawn) and " + DRAWABLE)
                    .bindMap(Sight.of(caller, tree).parameters())
                    .bind("drawing", drawing())
                    .bindArray("drawn", UUID.class, drawn)
                    .map(CANDIDATE)
                    .list();
        });
    }

    /** @param draw one that was revealed and flushed */
    void order(FollowUpDraw draw, List<UUID> fitting) {
        jdbi.useHandle(handle -> handle.createUpdate(ORDER)
                .bindArray("fitting", UUID.class, fitting)
                .bind("draw", draw.id)
                .execute());
        outbox.wakeRelay();
    }
}
