package dudao.plan.itemstate;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Items on their way through the year. Whoever moves one holds its plan's lock first and then the item's. */
@Singleton
public class ItemStates {

    /** What goes on for years, of {@code plan_item i}. */
    static final String CONTINUING = "i.nature = 'CONTINUING'";

    /** Of {@code plan_item i join plan p}. */
    static final String COLUMNS =
            """
            i.id, i.plan_id, i.version, i.state, %s continuing, i.number, i.title, p.issuer_id, p.year, p.kind, p.status,
            case when i.classification <> 'RESTRICTED' and p.classification = 'RESTRICTED' then p.classification
              else i.classification end classification,
            case when i.classification <> 'RESTRICTED' and p.classification = 'RESTRICTED' then p.handling_office_id
              else i.handling_office_id end handling_office_id"""
                    .formatted(CONTINUING);

    /** The organisation an item names as its lead, else those its measures name. */
    private static final String LEADS =
            """
            select exists (select from plan_item i where i.id = :id and (i.lead_organization_id = :organization
              or i.lead_organization_id is null
                and exists (select from measure m where m.item_id = i.id and m.lead_organization_id = :organization)))""";

    private final Jdbi jdbi;
    private final PlanAccess access;
    private final ItemJournal journal;
    private final Clock clock;

    ItemStates(Jdbi jdbi, PlanAccess access, ItemJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** The item for a command of the organisation that issues its plan; locked, in the version the caller knows. */
    public StatedItem forIssuer(UUID id, String ifMatch, Caller caller) {
        PlanHead plan = access.readableByItem(id, caller);
        access.requireIssuer(plan, caller);
        return locked(plan, id, ifMatch);
    }

    /** The same for a command that the head of the lead organisation (牵头单位) may give too. */
    public StatedItem forIssuerOrLead(UUID id, String ifMatch, Caller caller) {
        return locked(readableForIssuerOrLead(id, caller), id, ifMatch);
    }

    private PlanHead readableForIssuerOrLead(UUID id, Caller caller) {
        PlanHead plan = access.readableByItem(id, caller);
        if (!(caller.hasRole("UNIT_HEAD") && isLead(id, caller.organizationId()))) {
            if (!caller.hasRole("SUPERVISOR")) {
                throw RuleViolation.of("FORBIDDEN", "只有牵头单位的负责人可以办理本条目");
            }
            access.requireIssuer(plan, caller);
        }
        return plan;
    }

    /** Whether the organisation leads the work on the item. */
    public boolean isLead(UUID itemId, UUID organizationId) {
        return jdbi.withHandle(handle -> handle.createQuery(LEADS)
                .bind("id", itemId)
                .bind("organization", organizationId)
                .mapTo(Boolean.class)
                .one());
    }

    private StatedItem locked(PlanHead plan, UUID id, String ifMatch) {
        StatedItem item = jdbi.withHandle(handle -> {
            handle.createQuery("select 1 from plan where id = :plan for update")
                    .bind("plan", plan.id())
                    .mapTo(Integer.class)
                    .one();
            return handle.createQuery(
                            "select " + COLUMNS
                                    + " from plan_item i join plan p on p.id = i.plan_id where i.id = :id for no key update of i")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(() -> RuleViolation.notFound("任务条目", id));
        });
        ETags.check(ifMatch, item);
        return item;
    }

    /** The item as it stands, without a lock. */
    public StatedItem get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from plan_item i join plan p on p.id = i.plan_id where i.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("任务条目", id)));
    }

    /** One transition: one event, one row of the history. */
    public StatedItem move(StatedItem item, ItemCommand command, Cause cause, Actor by) {
        ItemJournal.Move move = new ItemJournal.Move(item, command, item.after(command), cause);
        journal.write(List.of(move), by, clock.instant(), null);
        return move.moved();
    }

    static StatedItem read(ResultSet row) throws SQLException {
        return new StatedItem(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getLong("version"),
                ItemState.valueOf(row.getString("state")),
                row.getBoolean("continuing"),
                row.getString("number"),
                row.getString("title"),
                row.getObject("issuer_id", UUID.class),
                row.getInt("year"),
                row.getString("kind"),
                PlanStatus.valueOf(row.getString("status")),
                Classification.valueOf(row.getString("classification")),
                row.getObject("handling_office_id", UUID.class));
    }
}
