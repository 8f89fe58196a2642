package dudao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** plan-service's tables, without plan-service. */
final class PlanDatabase {

    private static final String[] PLAN = {
        """
        insert into plan (id, version, issuer_id, year, kind, title, status, voided, drafted_by, drafted_by_name,
          revision, created_at, updated_at)
        values (:plan, 1, :city, 2026, cast(:plan as text), '要点', 'ISSUED', false, 'issuer', '拟稿人', 1, now(), now())""",
        "insert into plan_section select :plan, n, '第' || n || '部分' from generate_series(1, 6) n",
        """
        insert into plan_item (id, plan_id, version, state, position, number, section_ordinal, title, body, deadlines,
          frequencies)
        select md5(:plan || 'i' || i)::uuid, :plan, 0, 'ISSUED', i, cast(i as text), (i - 1) / 10 + 1,
          '建好校园安全场馆,完善管理制度', '', '[]', '[]' from generate_series(1, 60) i""",
        """
        insert into measure (id, item_id, plan_id, version, position, wording, commitment)
        select md5(:plan || 'i' || i || 'm' || m)::uuid, md5(:plan || 'i' || i)::uuid, :plan, 0, m, '举措', 'MUST'
        from generate_series(1, 60) i, generate_series(1, 20) m""",
        """
        insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, object, comparator, kind)
        select md5(:plan || 'i' || i || 't' || t)::uuid, md5(:plan || 'i' || i)::uuid,
          md5(:plan || 'i' || i || 'm' || t)::uuid, :plan, t, '建成安全体验馆500处', 500, '处', '安全体验馆', '>=',
          case t when 2 then 'COVERAGE' else 'QUANTITY' end from generate_series(1, 60) i, generate_series(1, 2) t"""
    };

    /** Each measure has its own first day and limit, and goes to some 83 schools of all counties. */
    private static final String TASKS =
            """
            create temporary table made as
            select md5(:plan || 't' || g)::uuid id, md5(:plan || 'i' || m / 20 + 1)::uuid item,
              md5(:plan || 'i' || m / 20 + 1 || 'm' || m % 20 + 1)::uuid measure, m, g,
              now() - interval '90 days' + m * interval '61 minutes' assigned_at,
              now() - interval '60 days' + (m * 7 % 1200) * interval '4 hours' due_at, o.id unit
            from (select g, g % 1200 m, (g % 1200 * 83 + g / 1200) % schools.number n
                  from generate_series(0, 99999) g, (select count(*) number from organization where kind = 'SCHOOL') schools) t
            join (select id, row_number() over (order by id) - 1 n from organization where kind = 'SCHOOL') o using (n)""";

    private static final String[] HISTORY = {
        """
        insert into task_state (task_id, version, at, until, state, assigned_at, due_at, original_due_at,
          organization_id, plan_id, item_id, measure_id)
        select id, 0, assigned_at, assigned_at + interval '3 days', 'ASSIGNED', assigned_at, due_at, due_at, unit, :plan,
          item, measure from made""",
        """
        insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at, submitted_at,
          organization_id, plan_id, item_id, measure_id)
        select id, 1, assigned_at + interval '3 days',
          (array['ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'COMPLETED', 'COMPLETED',
                 'CLOSED', 'CANCELLED'])[1 + dice % 10], assigned_at, due_at, due_at,
          case when dice % 10 = 4 then due_at + (dice / 10 % 20 - 10) * interval '1 day' end, unit, :plan, item, measure
        from (select made.*, abs(hashtext(cast(id as text))) dice from made) made""",
        """
        insert into report_value
        select md5(:plan || 'r' || g)::uuid, 0, id, md5(:plan || 'i' || m / 20 + 1 || 't' || m % 20 + 1)::uuid,
          now() - interval '20 days', 1, array['安全体验馆' || g] from made where m % 20 < 2""",
        """
        insert into finding_state (finding_id, version, at, state, plan_id, item_id, organization_id)
        select md5(:plan || 'f' || g)::uuid, 0, now() - interval '5 days', 'CONFIRMED', :plan, item, unit
        from made where g < 200""",
        "select recount(:plan)",
        "analyze"
    };

    /** The yardstick: the same counters, nothing asked of who may see them and nothing joined. */
    static final String BARE =
            """
            select item_id, state, sum(tasks) from task_count where plan_id = ? and part_id = ? group by 1, 2
            union all
            select item_id, phase || case when due_at < now() then 'late' else '' end, sum(tasks)
            from task_clock where plan_id = ? and part_id = ? group by 1, 2
            union all
            select c.target_id, 'target', sum(c.achieved) from target_count c
            where c.plan_id = ? and c.part_id = ? group by 1""";

    private final Connection connection;
    final UUID plan = UUID.randomUUID();

    PlanDatabase(Connection connection) {
        this.connection = connection;
    }

    void makePlan(UUID city) throws SQLException {
        for (var statement : PLAN) {
            run(statement.replace(":city", "'" + city + "'::uuid"));
        }
        run("drop table if exists made");
        run(TASKS);
    }

    /** As if all had been told, and then the way a running system is migrated. */
    void makeHistory() throws SQLException {
        for (var statement : HISTORY) {
            run(statement);
        }
    }

    long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(filled(query))) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * What the tasks made are told by, one event each.
     *
     * @param state what they all have come to
     */
    String events(String state, int number) {
        return filled(
                """
                select id, '{"taskId":"' || id || '","source":"PLAN","planId":"' || cast(:plan as text) || '","itemId":"'
                  || item || '","measureId":"' || measure || '","organizationId":"' || unit
                  || '","state":"%s","assignedAt":"' || to_char(assigned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                  || '","dueAt":"' || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"}'
                from made limit %d"""
                        .formatted(state, number));
    }

    private String filled(String statement) {
        return statement.replace(":plan ||", "'" + plan + "' ||").replace(":plan", "'" + plan + "'::uuid");
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(filled(sql));
        }
    }
}
