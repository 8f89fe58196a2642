package dudao.plan.progress;

/** Parts of the statements that answer for the past, from the histories. Placeholders as in {@link CountedSql}. */
final class PastSql {

    /** A task counts once its unit is known, as it does in the counters. */
    private static final String COUNTS =
            """
            task as materialized (
              select s.* from task_state s join item on item.id = s.item_id
              join organization o on o.id = s.organization_id
              where s.plan_id = :plan%2$s and s.at <= :asOf and (s.until is null or s.until > :asOf)
                and (item.whole or s.organization_id = :office)
            ), lit as materialized (
              select item_id, state, light, count(*) number from (
                select item_id, state, %4$s light from (%5$s from task offset 0) c) task
              group by 1, 2, 3
            ), count as (
              select 'STATE' kind, item_id, state name, null::text other, sum(number) number from lit group by 2, 3
              union all
              select 'LIGHT', item_id, light, null, sum(number) from lit group by 2, 3
              union all
              select 'FINDING', f.item_id, null, null, count(*) from finding_state f
              where f.plan_id = :plan and f.at <= :asOf and (f.until is null or f.until > :asOf) and %6$s
              group by 2
            ),""";

    private static final String REACHED =
            """
            said as materialized (
              select v.target_id, v.quantity, v.objects, task_confirmed(s.state) confirmed
              from report_value v join aim t on t.id = v.target_id
              left join task_state s on s.task_id = v.task_id and s.at <= :asOf and (s.until is null or s.until > :asOf)
              where v.at <= :asOf and (t.whole or s.organization_id = :office)
            ), spared as materialized (
              select t.id, count(*) filter (where task_confirmed(s.state)) done, count(*) in_scope
              from excluded e join aim t on t.id = e.target_id
              join task s on s.organization_id = e.organization_id and s.item_id = t.item_id
                and (t.measure_id is null or s.measure_id = t.measure_id)
              where s.state <> 'REASSIGNED'
              group by 1
            ), reached as (
              select t.*, coalesce(o.achieved, 0) achieved, coalesce(o.reported, 0) reported,
                coalesce(u.done, 0) done, coalesce(u.in_scope, 0) in_scope,
                (select count(distinct name) from said n cross join lateral unnest(n.objects) name
                 where n.target_id = t.id and n.confirmed) named,
                array(select distinct name from said n cross join lateral unnest(n.objects) name
                      where n.target_id = t.id and n.confirmed order by name limit :few) named_first
              from aim t
              left join (
                select target_id, sum(quantity) filter (where confirmed) achieved, sum(quantity) reported
                from said group by 1) o on o.target_id = t.id
              left join (
                select measure_id, count(*) filter (where task_confirmed(state)) done,
                  count(*) filter (where state <> 'REASSIGNED') in_scope
                from task group by 1) u on u.measure_id = t.measure_id and t.of_units
            )""";

    static final String ALL = COUNTS + '\n' + REACHED;

    static final String MEASURES =
            """
            select item_id, coalesce(measure_id, item_id) measure_id,
              count(*) filter (where state <> 'REASSIGNED') in_scope, count(*) filter (where task_confirmed(state)) done,
              count(*) filter (where state = 'CANCELLED') cancelled,
              count(*) filter (where task_confirmed(state) and submitted_at > due_at) late
            from task group by 1, 2""";

    private PastSql() {}
}
