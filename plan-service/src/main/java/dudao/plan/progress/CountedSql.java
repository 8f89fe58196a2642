package dudao.plan.progress;

import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.plan.access.PlanAccess;
import dudao.plan.targets.eligibility.Eligibilities;

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
              select t.*, item.position place, item.whole, t.kind in ('COVERAGE', 'RATIO') of_units
              from target t join item on item.id = t.item_id
              where t.plan_id = :plan%%3$s
            ),"""
                    .formatted(PlanAccess.ITEM_WHOLE, PlanAccess.ITEM_READABLE);

    private static final String EXCLUDED = "excluded as materialized (\n"
            + Eligibilities.EXCLUDED.formatted("e.target_id in (select id from aim where of_units)") + "\n),";

    /** Items first, then what belongs to them, as the plan has it. */
    private static final String ANSWER =
            """

            select 'ITEM' kind, item.id item_id, item.number name, item.section_ordinal number, item.position place,
              0 position, item.title, item.state, h.heading, issuer.covered, null::text target, null::numeric achieved,
              null::numeric reported, null::numeric latest, null::int[] units, null::text[] objects
            from item cross join issuer
            left join plan_section h on h.plan_id = :plan and h.ordinal = item.section_ordinal
            union all
            select kind, item_id, name, number, 0, 0, null, null, null, null, null, null, null, null, null, null
            from count where number <> 0
            union all
            select 'TARGET', t.item_id, null, t.named, t.place, t.position, null, null, null, null,
              cast(json_build_object('targetId', t.id, 'measureId', t.measure_id, 'text', t.text,
                'quantity', t.quantity, 'unit', t.unit, 'object', t.object, 'comparator', t.comparator, 'kind', t.kind,
                'tolerancePercent', t.tolerance_percent, 'baseline', t.baseline, 'baselineYear', t.baseline_year,
                'direction', t.direction, 'milestones', t.milestones, 'status', t.status) as text),
              t.achieved, t.reported, latest.quantity,
              cast(array[t.done, t.in_scope, coalesce(spared.done, 0), coalesce(spared.in_scope, 0)] as int[]),
              t.named_first
            from reached t
            left join spared on spared.id = t.id
            left join lateral (
              select v.quantity from target_value v cross join issuer
              where v.target_id = t.id and v.organization_id is null and v.recorded_at <= :asOf
                and v.period ^@ cast(issuer.year as text)
              order by v.period desc, v.recorded_at desc, v.id desc limit 1) latest
              on t.kind not in ('QUANTITY', 'MONEY', 'SCOPE')
            %7$s
            order by kind, place, position, item_id, name""";

    private static final String MEASURES =
            """
            select 'MEASURE', item_id, cast(measure_id as text), null, 0, 0, null, null, null, null, null, null, null, null,
              cast(array[in_scope, done, late, cancelled] as int[]), null
            from (%s) measures""";

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

    /** For whoever looks: also until when the answer holds. */
    static String present(Question question) {
        return of(KeptSql.ALL, KeptSql.NEXT, question, "c.item_id");
    }

    static String past(Question question) {
        return of(PastSql.ALL, "", question, "s.item_id");
    }

    /** For whoever judges: also what became of each measure. */
    static String judged(Question question) {
        return question.past()
                ? of(PastSql.ALL, MEASURES.formatted(PastSql.MEASURES), question, "s.item_id")
                : of(KeptSql.ALL, MEASURES.formatted(KeptSql.MEASURES), question, "c.item_id");
    }

    private static String of(String counting, String further, Question question, String item) {
        String also = further.isEmpty() ? "" : "union all\n" + further.replace("%2$s", question.onItem(item));
        return (ITEMS + '\n' + EXCLUDED + '\n' + counting + ANSWER)
                .formatted(
                        question.onItem("i.id"),
                        question.onItem(item),
                        question.onItem("t.item_id"),
                        Lights.sql("phase", "assigned_at", "due_at", "submitted_at"),
                        CLOCKS,
                        OPEN_FINDING + question.onItem("f.item_id"),
                        also);
    }
}
