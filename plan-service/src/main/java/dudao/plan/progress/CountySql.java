package dudao.plan.progress;

import dudao.commons.time.Lights;

/** The statement that counts a plan by county; each task in one of them, or directly under the city. */
final class CountySql {

    /** The issuer's own row holds everything below it, so that the few tasks it has itself are counted one by one. */
    private static final String KEPT =
            """
            part as materialized (
              select o.id, o.county_id from organization o cross join issuer
              where (o.county_id is null or o.county_id = o.id) and o.path ^@ any(:scope)
                and (o.id <> issuer.id or o.county_id is not null)
            ), task as materialized (
              select s.*, o.county_id county from task_state s join item on item.id = s.item_id
              join organization o on o.id = s.organization_id
              where s.organization_id = any(cast(string_to_array(
                    concat_ws(',', nullif(current_setting('dudao.units', true), ''), :office, (select id from issuer)),
                    ',') as uuid[]))
                and s.plan_id = :plan and s.until is null and o.path ^@ any(:scope)
                and case when item.whole then coalesce(o.county_id, o.id) not in (select id from part)
                         else s.organization_id = :office end
            ), late as materialized (
              select p.county_id, c.due_on, c.submitted_on, sum(c.tasks) tasks
              from late_submission c join part p on p.id = c.part_id join item on item.id = c.item_id
              where c.plan_id = :plan and item.whole group by 1, 2, 3
            ), worked as materialized (
              select day, %6$s until from (select due_on as day from late union select submitted_on from late) days
            ), kept as (
              select 'KEPT' kind, c.county_id county, c.state name, light_by_itself(task_phase(c.state)) other, c.number
              from (
                select p.county_id, c.state, sum(c.tasks) number
                from task_count c join part p on p.id = c.part_id join item on item.id = c.item_id
                where c.plan_id = :plan and item.whole group by 1, 2) c
              union all
              select 'MOVED', county_id, light, light_by_itself(phase), sum(tasks)
              from (select part.county_id, c.* from part cross join lateral (%4$s offset 0) c) c
              join item on item.id = c.item_id
              where item.whole group by 2, 3, 4
              union all
              select 'MOVED', c.county_id, case when c.long_late then 'DARK_RED' else 'RED' end, 'BLUE', sum(c.tasks)
              from (select late.county_id, late.tasks, %5$s long_late
                    from late join worked due on due.day = late.due_on join worked came on came.day = late.submitted_on) c
              group by 2, c.long_late
            ), said as (
              select c.target_id, p.county_id county, c.achieved, c.reported
              from target_count c join part p on p.id = c.part_id join aim t on t.id = c.target_id
              where c.plan_id = :plan and t.whole
              union all
              select v.target_id, task.county, case when task_confirmed(task.state) then v.quantity else 0 end, v.quantity
              from task join report_value v on v.task_id = task.task_id
            ), finding as (
              select f.* from finding_state f where f.plan_id = :plan and f.until is null and %3$s
            )""";

    private static final String PAST =
            """
            task as materialized (
              select s.*, o.county_id county from task_state s join item on item.id = s.item_id
              join organization o on o.id = s.organization_id
              where s.plan_id = :plan and s.at <= :asOf and (s.until is null or s.until > :asOf)
                and (item.whole or s.organization_id = :office)
            ), kept as (
              select null kind, cast(null as uuid) county, null name, null other, 0 number where false
            ), said as (
              select v.target_id, task.county, case when task_confirmed(task.state) then v.quantity else 0 end achieved,
                v.quantity reported
              from task join report_value v on v.task_id = task.task_id and v.at <= :asOf
            ), finding as (
              select f.* from finding_state f
              where f.plan_id = :plan and f.at <= :asOf and (f.until is null or f.until > :asOf) and %3$s
            )""";

    private static final String ANSWER =
            """
            , figure as (
              select kind, county, name, other, number, cast(null as uuid) target_id, cast(null as numeric) achieved,
                cast(null as numeric) reported from kept where number <> 0
              union all
              select 'STATE', county, state, null, count(*), null, null, null from task group by 2, 3
              union all
              select 'LIGHT', county, light, null, count(*), null, null, null
              from (select county, %1$s light from (%2$s, county from task offset 0) c) lit group by 2, 3
              union all
              select 'FINDING', o.county_id, null, null, count(*), null, null, null
              from finding f join organization o on o.id = f.organization_id group by 2
              union all
              select 'TARGET', county, null, null, 1, target_id, sum(achieved), sum(reported) from said
              group by 2, target_id having sum(reported) <> 0
            )
            select figure.*, o.name county_name, a.quantity allocated
            from figure left join organization o on o.id = figure.county
            left join target_allocation a on a.target_id = figure.target_id and a.organization_id = figure.county
            left join aim t on t.id = figure.target_id
            order by o.path nulls last, kind, t.place, t.position, t.id, figure.name""";

    private CountySql() {}

    static String present(Question question) {
        return of(KEPT, question);
    }

    static String past(Question question) {
        return of(PAST, question);
    }

    private static String of(String counting, Question question) {
        return (CountedSql.ITEMS + '\n' + CountedSql.AIMS).formatted(question.onItem("i.id"), "", "")
                + (counting + ANSWER)
                        .formatted(
                                Lights.sql("phase", "assigned_at", "due_at", "submitted_at"),
                                CountedSql.CLOCKS,
                                CountedSql.OPEN_FINDING,
                                KeptSql.NEAR_OR_PAST,
                                Lights.longLateSql("due.until", "came.until"),
                                Lights.workedSql("day"));
    }
}
