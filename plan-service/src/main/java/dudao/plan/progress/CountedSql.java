package dudao.plan.progress;

import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.plan.access.PlanAccess;

/** The one statement that answers a question: from the kept counters for the present, from the histories for the past. */
final class CountedSql {

    /** What both begin with; {@code whole} tells whose tasks of an item the caller counts besides the own. */
    static final String ITEMS =
            """
            with issuer as materialized (
              select issuer.id, issuer.path, p.year, issuer.path ^@ any(:scope) covered,
                issuer.path ^@ any(:scope) and (issuer.county_id is null or issuer.county_id = issuer.id) whole
              from plan p join organization issuer on issuer.id = p.issuer_id where p.id = :plan
            ), item as materialized (
              select i.id, i.number, i.title, i.section_ordinal, i.state, i.position, %s whole
              from plan_item i join plan p on p.id = i.plan_id where i.plan_id = :plan%%1$s and %s
            ), aim as materialized (
              select t.*, item.position place, item.whole from target t join item on item.id = t.item_id
              where t.plan_id = :plan%%3$s
            ),"""
                    .formatted(PlanAccess.ITEM_WHOLE, PlanAccess.ITEM_READABLE);

    /** Most callers have one part; whoever is at home below a county has none and counts the tasks of its own. */
    private static final String KEPT =
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
            ), count as (
              select 'STATE' kind, c.item_id, c.state name, sum(c.tasks) number
              from task_count c join item on item.id = c.item_id
              where c.plan_id = :plan and c.part_id = any((select parts from mine)::uuid[])%2$s and item.whole
              group by 2, 3
              union all
              select 'LIGHT', lit.item_id, light, lit.number from (
                select c.item_id, %4$s light, sum(c.tasks) number from task_clock c
                where c.plan_id = :plan and c.part_id = any((select parts from mine)::uuid[])%2$s and c.tasks <> 0
                group by 1, 2) lit
              join item on item.id = lit.item_id and item.whole
              union all
              select 'STATE', item_id, state, count(*) from own group by 2, 3
              union all
              select 'LIGHT', item_id, light, count(*) from (select item_id, %4$s light from (%5$s from own offset 0) c) lit
              group by 2, 3
              union all
              select 'FINDING', f.item_id, null, count(*) from finding_state f
              where f.plan_id = :plan and f.until is null and %6$s
              group by 2
            ), said as materialized (
              select v.target_id, v.quantity, v.objects, task_confirmed(own.state) confirmed
              from own join report_value v on v.task_id = own.task_id
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
                from target_count c
                where c.plan_id = :plan and c.part_id = any((select parts from mine)::uuid[]) group by 1) k
                on k.target_id = t.id and t.whole
              left join lateral (
                select sum(c.done) done, sum(c.in_scope) in_scope from measure_count c
                where c.measure_id = t.measure_id and c.part_id = any(parts)) u on t.whole and t.kind = 'COVERAGE'
              left join (
                select target_id, sum(quantity) filter (where confirmed) achieved, sum(quantity) reported
                from said group by 1) o on o.target_id = t.id
              left join (
                select measure_id, count(*) filter (where task_confirmed(state)) done,
                  count(*) filter (where state <> 'REASSIGNED') in_scope
                from own group by 1) w on w.measure_id = t.measure_id and t.kind = 'COVERAGE'
            )""";

    private static final String PAST =
            """
            task as materialized (
              select s.* from task_state s join item on item.id = s.item_id
              where s.plan_id = :plan%2$s and s.at <= :asOf and (s.until is null or s.until > :asOf)
                and (item.whole or s.organization_id = :office)
            ), lit as materialized (
              select item_id, state, light, count(*) number from (
                select item_id, state, %4$s light from (%5$s from task offset 0) c) task
              group by 1, 2, 3
            ), count as (
              select 'STATE' kind, item_id, state name, sum(number) number from lit group by 2, 3
              union all
              select 'LIGHT', item_id, light, sum(number) from lit group by 2, 3
              union all
              select 'FINDING', f.item_id, null, count(*) from finding_state f
              where f.plan_id = :plan and f.at <= :asOf and (f.until is null or f.until > :asOf) and %6$s
              group by 2
            ), said as materialized (
              select v.target_id, v.quantity, v.objects, task_confirmed(s.state) confirmed
              from report_value v join aim t on t.id = v.target_id
              left join task_state s on s.task_id = v.task_id and s.at <= :asOf and (s.until is null or s.until > :asOf)
              where v.at <= :asOf and (t.whole or s.organization_id = :office)
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
                from task group by 1) u on u.measure_id = t.measure_id and t.kind = 'COVERAGE'
            )""";

    /** Items first, then what belongs to them, as the plan has it. */
    private static final String ANSWER =
            """

            select 'ITEM' kind, item.id item_id, item.number name, item.section_ordinal number, item.position place,
              0 position, item.title, item.state, h.heading, issuer.covered, null::text target, null::numeric achieved,
              null::numeric reported, null::numeric latest, null::bigint done, null::bigint in_scope,
              null::text[] objects
            from item cross join issuer
            left join plan_section h on h.plan_id = :plan and h.ordinal = item.section_ordinal
            union all
            select kind, item_id, name, number, 0, 0, null, null, null, null, null, null, null, null, null, null, null
            from count where number <> 0
            union all
            select 'TARGET', t.item_id, null, t.named, t.place, t.position, null, null, null, null,
              cast(json_build_object('targetId', t.id, 'measureId', t.measure_id, 'text', t.text,
                'quantity', t.quantity, 'unit', t.unit, 'object', t.object, 'comparator', t.comparator, 'kind', t.kind,
                'tolerancePercent', t.tolerance_percent, 'baseline', t.baseline, 'baselineYear', t.baseline_year,
                'direction', t.direction, 'milestones', t.milestones, 'status', t.status) as text),
              t.achieved, t.reported, latest.quantity, t.done, t.in_scope, t.named_first
            from reached t
            left join lateral (
              select v.quantity from target_value v cross join issuer
              where v.target_id = t.id and v.organization_id is null and v.recorded_at <= :asOf
                and v.period ^@ cast(issuer.year as text)
              order by v.period desc, v.recorded_at desc, v.id desc limit 1) latest
              on t.kind not in ('QUANTITY', 'MONEY', 'COVERAGE', 'SCOPE')
            %7$s
            order by kind, place, position, item_id, name""";

    /** Until when no light changes by itself, as far as the clocks of running tasks go. */
    private static final String NEXT =
            """
            union all
            select 'NEXT', null, cast(cast(extract(epoch from min(moment)) * 1000000 as bigint) as text), null, 0, 0, null, null, null, null, null, null, null, null, null,
              null, null
            from (
              select due_at, due_at - (due_at - assigned_at) / 10 near from task_clock c
              where c.plan_id = :plan and c.part_id = any((select parts from mine)::uuid[])%2$s and c.tasks <> 0
                and c.phase in ('UNACKNOWLEDGED', 'OPEN')
              union all
              select due_at, due_at - (due_at - assigned_at) / 10 from own) running
            cross join lateral (values (due_at), (near)) change(moment) where moment >= :asOf""";

    /** The phase once, not once for each light. */
    static final String CLOCKS =
            """
            select item_id, state, task_phase(state) phase, assigned_at, due_at,
              coalesce(submitted_at, at) submitted_at""";

    static final String OPEN_FINDING =
            """
            f.state in ('CONFIRMED', 'ASSIGNED', 'REFERRED', 'RECTIFYING', 'AWAITING_VERIFICATION')
              and %s and (f.item_id is null or f.item_id in (select id from item))"""
                    .formatted(Secrecy.readable("f", "f.organization_id"));

    private CountedSql() {}

    static String present(Question question) {
        return of(KEPT, question);
    }

    static String past(Question question) {
        return of(PAST, question);
    }

    private static String of(String counting, Question question) {
        return (ITEMS + '\n' + counting + ANSWER)
                .formatted(
                        question.onItem("i.id"),
                        question.onItem(counting.equals(KEPT) ? "c.item_id" : "s.item_id"),
                        question.onItem("t.item_id"),
                        Lights.sql("phase", "assigned_at", "due_at", "submitted_at"),
                        CLOCKS,
                        OPEN_FINDING + question.onItem("f.item_id"),
                        counting.equals(KEPT) ? NEXT.replace("%2$s", question.onItem("c.item_id")) : "");
    }
}
