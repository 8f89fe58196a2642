package dudao.plan.overlap;

import dudao.plan.access.PlanAccess;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What a plan asks, and what is asked by the plans in force that bind the same units: three statements, however many plans.
 * Whatever the caller may not read is not among it, so that neither a count nor a hash tells of it.
 */
@Singleton
class Asks {

    /** Far enough for a programme of five years. */
    private static final int YEARS = 5;

    /** In force: issued, perhaps closed, neither void nor overtaken. Related: of the issuers one stands at or above another. */
    private static final String PLANS =
            """
            select p.id, p.title, p.document_number, p.year, p.issuer_id, issuer.name issuer, p.issued_on, p.created_at
            from plan p join organization issuer on issuer.id = p.issuer_id,
              (select year, issuer_id || co_issuer_ids issuers from plan where id = :plan) own
            where (p.id = :plan
                or p.status in ('ISSUED', 'CLOSED') and not p.voided and p.validity in ('IN_FORCE', 'AMENDED')
                   and p.year between own.year - :years and own.year + :years
                   and exists (select from organization mine join organization theirs
                                 on theirs.path ^@ mine.path or mine.path ^@ theirs.path
                               where mine.id = any(own.issuers) and theirs.id = any(p.issuer_id || p.co_issuer_ids)))
              and (%s)
            order by p.issued_on nulls last, p.created_at, p.id"""
                    .formatted(PlanAccess.READABLE);

    /** All rows of the plans first: then the rows' own policy is worked out once for all and not for each item. */
    private static final String MEASURES =
            """
            with asked as materialized (
              select id, item_id, position, wording, due_on, cadence, reference_year, reuses_measure_id
              from measure where plan_id = any(:plans))
            select m.*, i.plan_id, i.number, i.position item_position,
              'RESTRICTED' in (i.classification, p.classification) restricted
            from asked m join plan_item i on i.id = m.item_id join plan p on p.id = i.plan_id
            where i.plan_id = any(:plans) and %s
            order by i.plan_id, i.position, m.position"""
                    .formatted(PlanAccess.ITEM_READABLE);

    /** A number that only marks a scope promises nothing, so nobody reports it. */
    private static final String TARGETS =
            """
            with asked as materialized (
              select id, item_id, measure_id, object, unit, text, position
              from target where plan_id = any(:plans) and kind <> 'SCOPE')
            select t.* from asked t join plan_item i on i.id = t.item_id join plan p on p.id = i.plan_id
            where i.plan_id = any(:plans) and %s
            order by t.item_id, t.position, t.id"""
                    .formatted(PlanAccess.ITEM_READABLE);

    /** @param plans the earliest first */
    record All(Ask.Asker plan, List<UUID> plans, List<Ask> asks, List<Ask.Indicator> indicators) {}

    private final Jdbi jdbi;

    Asks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    All around(UUID planId, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> {
            Map<UUID, Ask.Asker> plans = plans(handle, planId, reader);
            Map<UUID, List<Ask>> byPlan = new HashMap<>();
            Map<UUID, List<Ask>> byItem = new HashMap<>();
            Map<UUID, Ask> byMeasure = new HashMap<>();
            of(handle, MEASURES, plans, reader)
                    .map((row, context) -> ask(row, plans))
                    .forEach(ask -> {
                        byPlan.computeIfAbsent(ask.plan().id(), each -> new ArrayList<>())
                                .add(ask);
                        byItem.computeIfAbsent(ask.itemId(), each -> new ArrayList<>(2))
                                .add(ask);
                        byMeasure.put(ask.measureId(), ask);
                    });
            List<Ask> asks = new ArrayList<>(byMeasure.size());
            plans.keySet().forEach(plan -> asks.addAll(byPlan.getOrDefault(plan, List.of())));
            List<Ask.Indicator> indicators = of(handle, TARGETS, plans, reader)
                    .map((row, context) -> indicator(row, byItem, byMeasure))
                    .list();
            return new All(plans.get(planId), List.copyOf(plans.keySet()), asks, indicators);
        });
    }

    private static Map<UUID, Ask.Asker> plans(Handle handle, UUID planId, Map<String, Object> reader) {
        Map<UUID, Ask.Asker> plans = new LinkedHashMap<>();
        handle.createQuery(PLANS)
                .bindMap(reader)
                .bind("plan", planId)
                .bind("years", YEARS)
                .map((row, context) -> asker(row, planId))
                .forEach(plan -> plans.put(plan.id(), plan));
        return plans;
    }

    private static Query of(Handle handle, String statement, Map<UUID, Ask.Asker> plans, Map<String, Object> reader) {
        return handle.createQuery(statement)
                .bindMap(reader)
                .bindArray("plans", UUID.class, List.copyOf(plans.keySet()));
    }

    private static Ask.Asker asker(ResultSet row, UUID own) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Ask.Asker(
                id,
                id.equals(own),
                row.getString("title"),
                row.getString("document_number"),
                row.getInt("year"),
                row.getObject("issuer_id", UUID.class),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("created_at", OffsetDateTime.class));
    }

    private static Ask ask(ResultSet row, Map<UUID, Ask.Asker> plans) throws SQLException {
        return new Ask(
                plans.get(row.getObject("plan_id", UUID.class)),
                row.getObject("item_id", UUID.class),
                row.getString("number"),
                row.getInt("item_position"),
                row.getBoolean("restricted"),
                row.getObject("id", UUID.class),
                row.getString("wording"),
                row.getObject("due_on", LocalDate.class),
                row.getString("cadence"),
                row.getObject("reference_year", Integer.class),
                row.getObject("reuses_measure_id", UUID.class));
    }

    /** What the item as a whole promises, all its units report to; its first measure stands for it. */
    private static Ask.Indicator indicator(ResultSet row, Map<UUID, List<Ask>> byItem, Map<UUID, Ask> byMeasure)
            throws SQLException {
        UUID measure = row.getObject("measure_id", UUID.class);
        List<Ask> ofItem = byItem.getOrDefault(row.getObject("item_id", UUID.class), List.of());
        Ask ask = measure != null ? byMeasure.get(measure) : ofItem.isEmpty() ? null : ofItem.get(0);
        return new Ask.Indicator(
                ask,
                row.getObject("id", UUID.class),
                row.getString("object"),
                row.getString("unit"),
                row.getString("text"),
                measure != null
                        ? List.of(measure)
                        : ofItem.stream().map(Ask::measureId).toList());
    }
}
