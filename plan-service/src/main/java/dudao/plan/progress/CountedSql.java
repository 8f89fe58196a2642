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

    /**
     * Items and targets in the order of the plan, each item's counts in one row, and first which state was seen: which
     * transaction was the last to change what the plan says, the version of its figures, and until when they hold.
     */
    private static final String ANSWER =
            """

            select 'SEEN' kind, null::uuid id, (select cast(changed_by as text) from plan_change where plan_id = :plan) name,
              %10$s other, %12$s number, 0 place, 0 position, null::text title, null::text heading,
              null::boolean covered, null::numeric achieved, null::numeric reported, null::bigint done,
              null::bigint in_scope, null::bigint spared_done, null::bigint spared_in_scope, null::bigint late,
              null::bigint cancelled, %13$s names, null::text target, null::numeric latest, %11$s until
            union all
            select 'ITEM', item.id, item.number, item.state, item.section_ordinal, item.position, 0, item.title, %9$s,
              issuer.covered, null, null, null, null, null, null, null, null, null, null, null, null
            from item cross join issuer
            union all
            select 'COUNTS', item_id, string_agg(concat_ws(' ', kind, number, name, other), ','), null, null, 0, 0, null, null,
              null, null, null, null, null, null, null, null, null, null, null, null, null
            from count where number <> 0 group by item_id
            union all
            select 'TARGET', t.id, cast(t.item_id as text), null, t.named, t.place, t.position, null, null, null, t.achieved,
              t.reported, t.done, t.in_scope, spared.done, spared.in_scope, null, null, nullif(t.named_first, '{}'),
              t.target, t.latest, null
            from reached t left join spared on spared.id = t.id
            """;

    /** Rows that depend on the reader and are in no part. */
    private static final String ONE_BY_ONE =
            "(select count(*) from own) + (select count(*) from item where whole is not true)";

    private static final String MEASURES =
            """
            union all
            select 'MEASURE', item_id, cast(measure_id as text), null, null, 0, 0, null, null, null, null, null, done,
              in_scope, null, null, late, cancelled, null, null, null, null
            from (%s) measures
            """;

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

    /** For whoever looks: what the plan says is known and not read. */
    static String present(Question question) {
        return of(KNOWN, KeptSql.ALL, "", question, "cast(null as text)");
    }

    static String lights(Question question) {
        return KeptSql.LIGHTS.formatted(question.onItem("c.item_id"));
    }

    static String past(Question question) {
        return of(AIMS + '\n' + EXCLUDED, PastSql.ALL, "", question, HEADING);
    }

    /** For whoever judges: also what became of each measure. */
    static String judged(Question question) {
        return question.past()
                ? of(AIMS + '\n' + EXCLUDED, PastSql.ALL, MEASURES.replace("%s", PastSql.MEASURES), question, HEADING)
                : of(AIMS + '\n' + EXCLUDED, KeptSql.ALL, MEASURES.replace("%s", KeptSql.MEASURES), question, HEADING);
    }

    private static String of(String targets, String counting, String further, Question question, String heading) {
        String items = question.past() ? ITEMS.replace("i.state", STATE_THEN) : ITEMS;
        return (items + '\n' + targets + '\n' + counting + ANSWER + further + "order by place, position")
                .formatted(
                        question.onItem("i.id"),
                        question.onItem(question.past() ? "s.item_id" : "c.item_id"),
                        question.onItem("t.item_id"),
                        Lights.sql("phase", "assigned_at", "due_at", "submitted_at"),
                        CLOCKS,
                        OPEN_FINDING + question.onItem("f.item_id"),
                        KeptSql.NEAR_OR_PAST,
                        Lights.longLateSql("due.until", "came.until"),
                        heading,
                        Remembered.VERSION,
                        question.past() ? "null::timestamptz" : KeptSql.UNTIL.formatted(question.onItem("c.item_id")),
                        question.past() ? "null::bigint" : ONE_BY_ONE,
                        question.past() ? "null::text[]" : "(select parts::text[] from mine)",
                        Lights.workedSql("day"));
    }
}
