package dudao.plan.content;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Fills what the measures of a plan leave unset, all in one statement. */
@Singleton
class Filling {

    /** What the year's end was put in for is still unset. */
    private static final String UNDATED = "(m.due_on is null or m.due_basis_kind = 'DEFAULTED')";

    /** 适时 and 定期 with neither a day nor an interval. */
    private static final String UNTIMED = "(m.open_timing and m.cadence is null)";

    private static final String SQL =
            """
            with filled as (
              update measure m set version = m.version + 1,
                lead_organization_id = coalesce(m.lead_organization_id, i.lead_organization_id, cast(:lead as uuid)),
                audience = coalesce(m.audience, cast(:audience as jsonb)),
                due_on = case when UNDATED then coalesce(cast(:dueOn as date), m.due_on,
                    case when UNTIMED and cast(:cadence as text) is not null then make_date(p.year, 12, 31) end)
                  else m.due_on end,
                due_basis_kind = case when UNDATED and cast(:dueOn as date) is not null then null
                  when m.due_on is null and UNTIMED and cast(:cadence as text) is not null then 'DEFAULTED'
                  else m.due_basis_kind end,
                cadence = case when UNTIMED then cast(:cadence as text) else m.cadence end,
                acceptance_standard = coalesce(m.acceptance_standard, cast(:standard as text)),
                priority = coalesce(m.priority, cast(:priority as text)),
                assisting_organization_ids = case when m.assisting_organization_ids <> '{}'
                    then m.assisting_organization_ids
                  when i.assisting_organization_ids <> '{}' then i.assisting_organization_ids
                  else :assisting end
              from plan_item i join plan p on p.id = i.plan_id
              where i.id = m.item_id and m.plan_id = :plan and (:everywhere or m.item_id = any(:items))
                and (m.lead_organization_id is null
                    and coalesce(i.lead_organization_id, cast(:lead as uuid)) is not null
                  or m.audience is null and cast(:audience as jsonb) is not null
                  or UNDATED and cast(:dueOn as date) is not null
                  or UNTIMED and cast(:cadence as text) is not null
                  or m.acceptance_standard is null and cast(:standard as text) is not null
                  or m.priority is null and cast(:priority as text) is not null
                  or m.assisting_organization_ids = '{}'
                    and (i.assisting_organization_ids <> '{}' or cardinality(:assisting) > 0))
              returning m.item_id),
            raised as (
              update plan_item set version = version + 1 where id in (select item_id from filled))
            select count(*) from filled"""
                    .replace("UNDATED", UNDATED)
                    .replace("UNTIMED", UNTIMED);

    private final Jdbi jdbi;
    private final MeasureRows rows;

    Filling(Jdbi jdbi, MeasureRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    /** @return how many measures got something */
    int fill(UUID planId, MeasureDefaults defaults) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("plan", planId)
                .bind("lead", defaults.leadOrganizationId())
                .bind("audience", rows.write(defaults.audience()))
                .bind("dueOn", defaults.dueOn())
                .bind("cadence", defaults.cadence())
                .bind("standard", defaults.acceptanceStandard())
                .bind("priority", defaults.priority())
                .bindArray("assisting", UUID.class, defaults.assistingOrganizationIds())
                .bind("everywhere", defaults.itemIds() == null)
                .bindArray("items", UUID.class, defaults.itemIds() == null ? List.of() : defaults.itemIds())
                .mapTo(Integer.class)
                .one());
    }
}
