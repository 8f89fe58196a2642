package dudao.plan.progress;

/**
 * Parts of the statements that answer for the present, from the kept counters. Placeholders as in {@link CountedSql}. Rows
 * are fetched for one part after the other, which the planner does by the index, whatever it thinks of their number.
 */
final class KeptSql {

    /** Most callers have one part; whoever is at home below a county has none and counts the tasks of its own. */
    private static final String PARTS =
            """
            part as materialized (
              select o.id, o.id = issuer.id or not (issuer.whole and o.path ^@ issuer.path) summed
              from organization o cross join issuer
              where (o.county_id is null or o.county_id = o.id) and o.path ^@ any(:scope)
            ), mine as materialized (
              select coalesce(array_agg(id) filter (where summed), '{}') parts from part
            ), own as materialized (
              select s.* from task_state s join item on item.id = s.item_id
              join organization o on o.id = s.organization_id
              where s.organization_id = any(cast(string_to_array(
                    concat_ws(',', nullif(current_setting('dudao.units', true), ''), :office), ',') as uuid[]))
                and s.plan_id = :plan and s.until is null
                and case when item.whole then coalesce(o.county_id, o.id) not in (select id from part)
                         else s.organization_id = :office end
            ),""";

    /** Of what is kept of a part: running tasks whose limit is near or past, by the light they have instead. */
    static final String NEAR_OR_PAST =
            """
            select c.item_id, c.phase, c.tasks, case when c.due_at >= :asOf then 'YELLOW'
              when c.due_at > :darkRedUntil then 'RED' else 'DARK_RED' end light
            from task_clock c where c.plan_id = :plan and c.part_id = part.id
              and c.due_at <= :yellowUntil and least(c.due_at, c.near_at) < :asOf""";

    /** Of what is kept of a part: running tasks whose limit is not past and no farther than a light looks today. */
    private static final String AHEAD =
            """
            select c.near_at, c.due_at from task_clock c where c.plan_id = :plan and c.part_id = part.id
              and c.due_at between :asOf and :yellowUntil and c.tasks <> 0""";

    /** The last moment before one of these turns yellow or red. */
    private static final String NEXT = "min(least(case when near_at >= :asOf then near_at end, due_at))";

    static final String UNTIL =
            """
            (select %s from (
               select c.* from unnest((select parts from mine)::uuid[]) part (id) cross join lateral (%s%%1$s offset 0) c
               union all
               select due_at - (due_at - assigned_at) / 10, due_at from own
               where due_at >= :asOf and task_phase(state) in ('UNACKNOWLEDGED', 'OPEN')) running)"""
                    .formatted(NEXT, AHEAD);

    /** What depends on the moment, of parts that are known, unless the rest is another version than it was. */
    static final String LIGHTS =
            """
            with seen as materialized (
              select version, version = :version still from (select %s version) now
            )
            select 'SEEN' kind, null::uuid id, version name, null::text other, null::bigint number, (
                select %s from unnest(cast(:parts as uuid[])) part (id) cross join lateral (%s%%1$s offset 0) c
                where (select still from seen)) until
            from seen
            union all
            select 'MOVED', item_id, light, light_by_itself(phase), number, null
            from (
              select c.item_id, c.light, c.phase, sum(c.tasks) number
              from unnest(cast(:parts as uuid[])) part (id) cross join lateral (%s%%1$s offset 0) c
              where (select still from seen) group by 1, 2, 3) moved
            where number <> 0"""
                    .formatted(Remembered.VERSION, NEXT, AHEAD, NEAR_OR_PAST);

    /** What has the light of its state and then what has another one: {@code other} is the light it lacks. */
    private static final String COUNTS =
            """
            late as materialized (
              select c.* from unnest((select parts from mine)::uuid[]) part (id) cross join lateral (
                select * from late_submission c where c.plan_id = :plan and c.part_id = part.id%2$s offset 0) c
            ), worked as materialized (
              select day, %14$s until from (select due_on as day from late union select submitted_on from late) days
            ), count as (
              select 'KEPT' kind, c.item_id, c.state name, light_by_itself(task_phase(c.state)) other, c.number
              from (
                select c.item_id, c.state, sum(c.tasks) number
                from unnest((select parts from mine)::uuid[]) part (id) cross join lateral (
                  select * from task_count c where c.plan_id = :plan and c.part_id = part.id%2$s offset 0) c
                group by 1, 2) c
              join item on item.id = c.item_id and item.whole
              union all
              select 'MOVED', c.item_id, c.light, light_by_itself(c.phase), c.number
              from (
                select c.item_id, c.light, c.phase, sum(c.tasks) number
                from unnest((select parts from mine)::uuid[]) part (id) cross join lateral (%7$s%2$s offset 0) c
                group by 1, 2, 3) c
              join item on item.id = c.item_id and item.whole
              union all
              select 'LATE', c.item_id, case when c.long_late then 'DARK_RED' else 'RED' end, 'BLUE', sum(c.tasks)
              from (select late.item_id, late.tasks, %8$s long_late
                    from late join worked due on due.day = late.due_on join worked came on came.day = late.submitted_on) c
              join item on item.id = c.item_id and item.whole
              group by 2, c.long_late
              union all
              select 'STATE', item_id, state, null, count(*) from own group by 2, 3
              union all
              select 'LIGHT', item_id, light, null, count(*)
              from (select item_id, %4$s light from (%5$s from own offset 0) c) lit group by 2, 3
              union all
              select 'FINDING', f.item_id, null, null, count(*) from finding_state f
              where f.plan_id = :plan and f.until is null and %6$s
              group by 2
            ),""";

    private static final String REACHED =
            """
            said as materialized (
              select v.target_id, v.quantity, v.objects, task_confirmed(own.state) confirmed
              from own join report_value v on v.task_id = own.task_id
            ), spared as materialized (
              select t.id, count(*) filter (where task_confirmed(s.state)) done, count(*) in_scope
              from excluded e join aim t on t.id = e.target_id
              join task_state s on s.organization_id = e.organization_id and s.item_id = t.item_id
                and (t.measure_id is null or s.measure_id = t.measure_id)
              join organization o on o.id = s.organization_id
              where s.plan_id = :plan and s.until is null and s.state <> 'REASSIGNED'
                and (t.whole or s.organization_id = :office)
              group by 1
            ), reached as (
              select t.*, coalesce(k.achieved, 0) + coalesce(o.achieved, 0) achieved,
                coalesce(k.reported, 0) + coalesce(o.reported, 0) reported,
                coalesce(u.done, 0) + coalesce(w.done, 0) done, coalesce(u.in_scope, 0) + coalesce(w.in_scope, 0) in_scope,
                case when o.reported is null and cardinality(parts) = 1 then coalesce(k.objects, 0)
                     else (select count(distinct name) from (
                             select name from target_object n
                             where n.target_id = t.id and n.part_id = any(parts) and n.mentions > 0 and t.whole
                             union all select unnest(s.objects) from said s where s.target_id = t.id and s.confirmed) n)
                end named,
                case when o.reported is null and cardinality(parts) = 1 and :few = 5 then coalesce(k.names, '{}')
                     else array(select distinct name from (
                            select name from target_object n
                            where n.target_id = t.id and n.part_id = any(parts) and n.mentions > 0 and t.whole
                            union all
                            select unnest(s.objects) from said s where s.target_id = t.id and s.confirmed) n
                          order by name limit :few)
                end named_first
              from aim t cross join mine
              left join (
                select c.target_id, sum(c.achieved) achieved, sum(c.reported) reported, sum(c.objects) objects,
                  min(c.named) names
                from unnest((select parts from mine)::uuid[]) part cross join lateral (
                  select * from target_count c where c.plan_id = :plan and c.part_id = part offset 0) c group by 1) k
                on k.target_id = t.id and t.whole
              left join lateral (
                select sum(c.done) done, sum(c.in_scope) in_scope from measure_count c
                where t.whole and t.of_units and c.measure_id = t.measure_id and c.part_id = any(parts)) u on true
              left join (
                select target_id, sum(quantity) filter (where confirmed) achieved, sum(quantity) reported
                from said group by 1) o on o.target_id = t.id
              left join (
                select measure_id, count(*) filter (where task_confirmed(state)) done,
                  count(*) filter (where state <> 'REASSIGNED') in_scope
                from own group by 1) w on w.measure_id = t.measure_id and t.of_units
            )""";

    static final String ALL = PARTS + '\n' + COUNTS + '\n' + REACHED;

    /** For a judgement, which is of the whole: nobody's own tasks stand beside the parts. */
    static final String MEASURES =
            """
            select c.item_id, c.measure_id, sum(c.in_scope) in_scope, sum(c.done) done, sum(c.cancelled) cancelled,
              sum(c.late) late
            from measure_count c
            where c.plan_id = :plan and c.part_id = any((select parts from mine)::uuid[])%2$s group by 1, 2""";

    private KeptSql() {}
}
