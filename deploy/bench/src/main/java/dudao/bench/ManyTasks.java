package dudao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tasks of a year, 2,000 for each measure, with the history their work would have left: written by a few statements, and
 * then counted the way a running system is migrated. The same numbers give the same tasks.
 */
final class ManyTasks {

    private static final List<String> BEFORE = List.of(
            "alter table task disable trigger user",
            "alter table task_transition drop constraint task_transition_task_id_fkey",
            """
            create temporary table school as
            select id school_id, county_id, row_number() over (order by id) - 1 s from organization where kind = 'SCHOOL'""");

    private static final List<String> PLANS = List.of(
            """
            insert into plan (id, title, issuer_id, state, version)
            select md5('plan' || p)::uuid, '要点' || p, (select id from organization where parent_id is null), 'ISSUED', 1
            from generate_series(0, 9) p on conflict do nothing""",
            """
            insert into plan_item (id, plan_id, position, number, section_ordinal, section_heading, title)
            select md5('item' || i)::uuid, md5('plan' || i % 10)::uuid, i, i, i / 10 % 5, '部分', '条目' || i
            from generate_series(0, 99) i on conflict do nothing""");

    private static final List<String> MEASURES = List.of(
            """
            insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
              audience_organization_ids, audience_kinds, audience_school_classes)
            select md5('measure' || m)::uuid, md5('plan' || m %% 10)::uuid, md5('item' || m %% 100)::uuid, m, '举措' || m,
              '{}', '{}', '{SCHOOL}', '{}' from generate_series(%1$d, %2$d) m""",
            """
            create temporary table step as
            select uuidv7() id, m, s, school_id, county_id, dice, assigned, due,
              case when dice %% 100 >= 5 then assigned + dice %% 97 * interval '78 minutes' end accept,
              case when dice %% 100 >= 10 then assigned + dice %% 97 * interval '78 minutes' + interval '1 day' end start,
              case when dice %% 100 >= 18 then submit end submit,
              case when dice %% 100 >= 20 then submit + dice / 1000 %% 5 * interval '1 day' + interval '1 hour' end complete
            from (
              select *, greatest(assigned + interval '7 days', due + (dice / 100 %% 480 - 400) * interval '1 hour') submit
              from (
                select m, school.*, abs(hashint8(m * 1000003 + s)) dice,
                  date_trunc('day', now()) - interval '300 days' + m * 97 %% 300 * interval '1 day'
                    + m * interval '61 seconds' assigned,
                  (date_trunc('day', now() at time zone 'Asia/Shanghai') - interval '300 days'
                    + (m * 97 %% 300 + 20 + m * 7 %% 180) * interval '1 day') at time zone 'Asia/Shanghai' due
                from generate_series(%1$d, %2$d) m cross join school) dated
            ) timed""",
            """
            create temporary table past as
            select id, v, at, command, was, state, due, case when v >= 3 then submit end submitted,
              case when v = 4 then submit end completed, accept
            from step cross join lateral (
              values (1, accept, 'accept', 'ASSIGNED', 'ACCEPTED'), (2, start, 'start', 'ACCEPTED', 'IN_PROGRESS'),
                     (3, submit, 'submit', 'IN_PROGRESS', 'SUBMITTED'), (4, complete, 'complete', 'SUBMITTED', 'COMPLETED')
            ) turn (v, at, command, was, state) where at < now()""",
            """
            insert into task (id, version, source, plan_id, item_id, measure_id, finding_id, organization_id, county_id,
              title, acceptance_standard, state, assigned_at, assigned_by, due_at, original_due_at, deadline_basis,
              accepted_at, submitted_at, completed_at, updated_at)
            select s.id, coalesce(h.v, 0), case when dice %% 101 = 0 then 'FINDING' else 'PLAN' end,
              md5('plan' || m %% 10)::uuid, md5('item' || m %% 100)::uuid, md5('measure' || m)::uuid,
              case when dice %% 101 = 0 then md5('finding' || m || '/' || s)::uuid end, s.school_id, s.county_id,
              '各中小学每学期至少组织一次应急疏散演练,完善预案,留存过程资料', '有预案,有记录,有总结',
              coalesce(h.state, 'ASSIGNED'), assigned, 'supervisor', s.due, s.due, '按举措规定的期限', h.accept,
              h.submitted, h.completed, coalesce(h.at, assigned)
            from step s left join (select distinct on (id) * from past order by id, v desc) h on h.id = s.id""",
            """
            insert into task_transition (task_id, version, at, command, from_state, to_state, actor, due_at,
              deadline_version, accepted_at, submitted_at, completed_at)
            select id, v, at, command, was, state, 'clerk', due, 1, accept, submitted, completed from past""",
            "drop table step, past");

    private static final List<String> AFTER = List.of(
            "alter table task_transition add constraint task_transition_task_id_fkey foreign key (task_id) references task",
            "alter table task enable trigger user",
            "analyze task, task_transition",
            "select recount_lights(1000)",
            "vacuum analyze task, task_transition, task_was, light_change, light_level");

    private final Connection connection;
    private int measures;

    ManyTasks(Connection connection) {
        this.connection = connection;
    }

    void growTo(int wanted) throws SQLException {
        run(BEFORE);
        run(PLANS);
        for (var first = measures; first < wanted; first += 100) {
            var last = Math.min(first + 100, wanted) - 1;
            for (var each : MEASURES) {
                run(List.of(each.formatted(first, last)));
            }
        }
        measures = wanted;
        run(List.of("drop table school"));
        run(AFTER);
    }

    int number() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from task")) {
            row.next();
            return row.getInt(1);
        }
    }

    String one(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
