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
            ),"""
                    .formatted(PlanAccess.ITEM_WHOLE, PlanAccess.ITEM_READABLE);

    /** What the first transition since then began from; without one it is as it was. */
    private static final String STATE_THEN =
            """
            coalesce((select x.from_state from item_transition x where x.item_id = i.id and x.at > :asOf
              order by x.version limit 1), i.state) state""";

    /** The targets as the tables have them, with the last value of what does not add up. */
    static final String AIMS =
            """
            aim as materialized (
              select t.id, t.item_id, t.measure_id, item.position place, t.position, item.whole,
                t.kind in ('COVERAGE', 'RATIO') of_units,
                cast(json_build_object('targetId', t.id, 'measureId', t.measure_id, 'text', t.text,
                  'quantity', t.quantity, 'unit', t.unit, 'object', t.object, 'comparator', t.comparator, 'kind', t.kind,
                  'tolerancePercent', t.tolerance_percent, 'baseline', t.baseline, 'baselineYear', t.baseline_year,
                  'direction', t.direction, 'milestones', t.milestones, 'status', t.status) as text) target,
                latest.quantity latest
              from target t join item on item.id = t.item_id
              left join lateral (
                select v.quantity from target_value v cross join issuer
                where v.target_id = t.id and v.organization_id is null and v.recorded_at <= :asOf
                  and v.period ^@ cast(issuer.year as text)
                order by v.period desc, v.recorded_at desc, v.id desc limit 1) latest
                on t.kind not in ('QUANTITY', 'MONEY', 'SCOPE')
              where t.plan_id = :plan%3$s
            ),""";

    /** The same as it is remembered: what a plan says need not be read again. */
    private static final String KNOWN =
            """
            aim as materialized (
              select t.id, t.item_id, t.measure_id, item.position place, cast(t.position as int) position, item.whole,
                t.of_units, null::text target, null::numeric latest
              from unnest(cast(:targets as uuid[]), cast(:targetItems as uuid[]), cast(:targetMeasures as uuid[]),
                cast(:targetsOfUnits as boolean[])) with ordinality t (id, item_id, measure_id, of_units, position)
              join item on item.id = t.item_id
            ), excluded as materialized (
              select * from unnest(cast(:excludedTargets as uuid[]), cast(:excludedUnits as uuid[]))
                e (target_id, organization_id)
            ),""";

    static final String EXCLUDED = "excluded as materialized (\n"
            + Eligibilities.EXCLUDED.formatted("e.target_id in (select id from aim where of_units)") + "\n),";

    private static final String HEADING =
            "(select h.heading from plan_section h where h.plan_id = :plan and h.ordinal = item.section_ordinal)";

    /** Items first, then what belongs to them, as the plan has it. */
    private static final String ANSWER =
            """

            select 'ITEM' kind, item.id item_id, item.number name, item.section_ordinal number, item.position place,
              0 position, item.title, item.state, %8$s heading, issuer.covered, null::text target, null::numeric achieved,
              null::numeric reported, null::numeric latest, null::int[] units, null::text[] objects
            from item cross join issuer
            union all
            select kind, item_id, name, number, 0, 0, null, null, null, null, null, null, null, null, null, null
            from count where number <> 0
            union all
            select 'TARGET', t.item_id, cast(t.id as text), t.named, t.place, t.position, null, null, null, null, t.target,
              t.achieved, t.reported, t.latest,
              cast(array[t.done, t.in_scope, coalesce(spared.done, 0), coalesce(spared.in_scope, 0)] as int[]),
              t.named_first
            from reached t
            left join spared on spared.id = t.id
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

    /** For whoever looks: also until when the answer holds. What the plan says is known and not read. */
    static String present(Question question) {
        return of(KNOWN, KeptSql.ALL, KeptSql.NEXT, question, "c.item_id", "cast(null as text)");
    }

    static String past(Question question) {
        return of(AIMS + '\n' + EXCLUDED, PastSql.ALL, "", question, "s.item_id", HEADING);
    }

    /** For whoever judges: also what became of each measure. */
    static String judged(Question question) {
        return question.past()
                ? judged(PastSql.ALL, PastSql.MEASURES, question, "s.item_id")
                : judged(KeptSql.ALL, KeptSql.MEASURES, question, "c.item_id");
    }

    private static String judged(String counting, String measures, Question question, String item) {
        return of(AIMS + '\n' + EXCLUDED, counting, MEASURES.formatted(measures), question, item, HEADING);
    }

    private static String of(
            String targets, String counting, String further, Question question, String item, String heading) {
        String also = further.isEmpty() ? "" : "union all\n" + further.replace("%2$s", question.onItem(item));
        String items = question.past() ? ITEMS.replace("i.state", STATE_THEN) : ITEMS;
        return (items + '\n' + targets + '\n' + counting + ANSWER)
                .formatted(
                        question.onItem("i.id"),
                        question.onItem(item),
                        question.onItem("t.item_id"),
                        Lights.sql("phase", "assigned_at", "due_at", "submitted_at"),
                        CLOCKS,
                        OPEN_FINDING + question.onItem("f.item_id"),
                        also,
                        heading);
    }
}
