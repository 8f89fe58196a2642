package dudao.plan.duties;

import dudao.plan.access.PlanAccess;
import dudao.plan.audience.Reach;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What a duty list is made of: one statement for each part, however many measures and counties. */
final class DutyRows {

    /** Something of a measure, or of a target, in a county. */
    record In(UUID of, UUID county) {}

    record Line(
            UUID itemId,
            UUID measureId,
            boolean firstOfItem,
            String number,
            String title,
            String wording,
            LocalDate dueOn,
            String acceptanceStandard,
            UUID leadOrganizationId,
            String lead,
            boolean restricted) {}

    record Promised(UUID itemId, UUID measureId, Duty.DutyTarget target) {}

    private static final String OF_READABLE_ITEM =
            " join plan_item i on i.id = %s.item_id join plan p on p.id = i.plan_id where p.id = :plan and "
                    + PlanAccess.ITEM_READABLE + " ";

    private static final String COUNTIES =
            """
            select c.id, c.name from organization c
            where c.id = c.county_id and c.path ^@ any(:scope) and c.id = coalesce(cast(:county as uuid), c.id)
            order by c.code nulls last, c.path""";

    private static final String REACHED =
            """
            with told as materialized (
              select m.audience, array_agg(m.id) measures from measure m %s and m.audience is not null
              group by m.audience),
            reached as (
              select told.measures, unit.county_id, count(*) units from told, lateral (%s) unit
              where unit.county_id = any(:counties) group by told.measures, unit.county_id)
            select measure, county_id, units from reached, unnest(measures) measure"""
                    .formatted(OF_READABLE_ITEM.formatted("m"), Reach.UNITS.formatted("told.audience"));

    /** What units of a county take over is the county's. */
    private static final String SHARES =
            """
            select t.id, unit.county_id, sum(share.quantity) quantity
            from target_allocation share join organization unit on unit.id = share.organization_id
            join target t on t.id = share.target_id %s and unit.county_id = any(:counties)
            group by t.id, unit.county_id"""
                    .formatted(OF_READABLE_ITEM.formatted("t"));

    private static final String MEASURES =
            """
            select m.id, m.item_id, i.number, i.title, m.wording, m.due_on, m.acceptance_standard,
              m.lead_organization_id, (select name from organization where id = m.lead_organization_id) lead,
              'RESTRICTED' in (i.classification, p.classification) restricted,
              m.position = min(m.position) over (partition by m.item_id) first_of_item
            from measure m %s order by i.position, m.position"""
                    .formatted(OF_READABLE_ITEM.formatted("m"));

    /** A number that only marks a scope promises nothing. */
    private static final String TARGETS =
            "select t.* from target t %s and t.kind <> 'SCOPE' order by t.item_id, t.position, t.id"
                    .formatted(OF_READABLE_ITEM.formatted("t"));

    private static final String TASKS =
            """
            select s.measure_id, s.county_id, s.state, count(*) tasks
            from task_state s join plan_item i on i.id = s.item_id join plan p on p.id = s.plan_id
            where s.plan_id = :plan and s.until is null and s.measure_id is not null and s.county_id = any(:counties)
              and %s
            group by s.measure_id, s.county_id, s.state order by s.state"""
                    .formatted(PlanAccess.TASK_READABLE);

    private final Handle handle;
    private final UUID planId;
    private final Map<String, Object> reader;
    private final Map<UUID, String> counties = new LinkedHashMap<>();

    DutyRows(Handle handle, UUID planId, UUID countyId, Map<String, Object> reader) {
        this.handle = handle;
        this.planId = planId;
        this.reader = reader;
        handle.createQuery(COUNTIES)
                .bindMap(reader)
                .bind("county", countyId)
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .forEach(county -> counties.put(county.getKey(), county.getValue()));
    }

    /** Names of those in the reader's scope. */
    Map<UUID, String> counties() {
        return counties;
    }

    Map<In, Integer> reached() {
        return query(REACHED).reduceRows(new HashMap<>(), (all, row) -> {
            all.put(
                    new In(row.getColumn("measure", UUID.class), row.getColumn("county_id", UUID.class)),
                    row.getColumn("units", Integer.class));
            return all;
        });
    }

    Map<In, BigDecimal> shares() {
        return query(SHARES).reduceRows(new HashMap<>(), (all, row) -> {
            all.put(
                    new In(row.getColumn("id", UUID.class), row.getColumn("county_id", UUID.class)),
                    plain(row.getColumn("quantity", BigDecimal.class)));
            return all;
        });
    }

    Map<In, Map<String, Integer>> tasks() {
        return query(TASKS).reduceRows(new HashMap<>(), (all, row) -> {
            all.computeIfAbsent(
                            new In(row.getColumn("measure_id", UUID.class), row.getColumn("county_id", UUID.class)),
                            each -> new LinkedHashMap<>())
                    .put(row.getColumn("state", String.class), row.getColumn("tasks", Integer.class));
            return all;
        });
    }

    List<Line> lines() {
        return query(MEASURES).map((row, context) -> line(row)).list();
    }

    Map<UUID, List<Promised>> targetsByItem() {
        Map<UUID, List<Promised>> byItem = new HashMap<>();
        query(TARGETS).map((row, context) -> promised(row)).forEach(each -> byItem.computeIfAbsent(
                        each.itemId(), item -> new ArrayList<>(2))
                .add(each));
        return byItem;
    }

    private Query query(String statement) {
        return handle.createQuery(statement)
                .bindMap(reader)
                .bind("plan", planId)
                .bindArray("counties", UUID.class, List.copyOf(counties.keySet()));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("item_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getBoolean("first_of_item"),
                row.getString("number"),
                row.getString("title"),
                row.getString("wording"),
                row.getObject("due_on", LocalDate.class),
                row.getString("acceptance_standard"),
                row.getObject("lead_organization_id", UUID.class),
                row.getString("lead"),
                row.getBoolean("restricted"));
    }

    private static Promised promised(ResultSet row) throws SQLException {
        return new Promised(
                row.getObject("item_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                new Duty.DutyTarget(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        row.getString("object"),
                        row.getString("unit"),
                        row.getString("comparator"),
                        plain(row.getBigDecimal("quantity")),
                        null,
                        row.getBoolean("counts_in_assessment")));
    }

    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure == null ? null : figure.stripTrailingZeros();
        return stripped != null && stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
