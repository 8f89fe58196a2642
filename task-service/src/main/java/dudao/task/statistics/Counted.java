package dudao.task.statistics;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.task.statistics.Counting.Moment;

/**
 * What is counted, as SQL with one row for tasks that are alike: {@code unit} (what they are grouped by), {@code kind},
 * {@code light}, {@code by_original}, {@code by_current}, {@code delay} and how many {@code tasks} they are.
 */
record Counted(String sql) {

    /** What kept levels are summed up by (migration V60): each its own checkpoints. */
    private enum Grain {
        /** Without plan, item and measure. */
        PART("true"),
        DETAIL("detailed is not null"),
        /** Of a whole city, without parts. */
        MEASURE("measured is not null");

        private final String kept;

        Grain(String kept) {
            this.kept = kept;
        }

        static Grain of(Grouping grouping, Scope scope) {
            if (grouping == Grouping.COUNTY) {
                return PART;
            }
            return scope.roots().stream().allMatch(root -> root.parentId() == null) ? MEASURE : DETAIL;
        }
    }

    private static final String LIGHT =
            Lights.sql("(case l.kind when 'CANCELLED' then 'DONE' else l.kind end)", "l.since", "l.due", "l.submitted");

    private static final String KEPT_COLUMNS =
            """
            part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted, by_original,
            by_current, delay, tasks""";

    /** The level before the moment, what has changed since then, and what the level has not seen. */
    private static final String KEPT =
            """
            with level as materialized (
              select newest.id, coalesce(newest.at, '-infinity') as at
              from (select) once left join (
                select id, at from light_checkpoint where at <= :asOf and %5$s
                order by at desc limit 1) newest on true
            ), seen as materialized (
              select snapshot from light_checkpoint order by id desc limit 1
            )
            select %1$s as unit, l.kind, %2$s as light, by_original, by_current, delay, tasks
            from (
              select %3$s from light_level where checkpoint_id = (select id from level) and grain = '%4$s'
              union all
              select %3$s from light_change where at > (select at from level) and at <= :until
              union all
              select %3$s from light_change
              where changed_by >= (select pg_snapshot_xmin(snapshot) from seen)
                and not pg_visible_in_snapshot(changed_by, (select snapshot from seen)) and at <= (select at from level)
            ) l join organization part
              on part.id = l.part_id and (part.county_id is null or part.county_id = part.id)
            where part.path ^@ any(:scope) and (l.office_id is null or :office in (l.office_id, l.unit_id))""";

    private static final String EACH =
            """
            select %1$s as unit, l.kind, %2$s as light, l.by_original, l.by_current, l.delay, 1 as tasks
            from %3$s join organization o on o.id = t.organization_id
            cross join lateral light_of(v.state, v.version, t.id, t.assigned_at, v.due_at, t.original_due_at,
                                        v.submitted_at, v.completed_at) l
            where o.path ^@ any(:scope) and %4$s""";

    private static final String AS_THEY_ARE =
            """
            task t cross join lateral (
              select t.state, t.version, t.due_at, t.submitted_at, t.completed_at) v""";

    /** The versions of that moment: of most tasks they are the present ones. */
    private static final String AS_THEY_WERE =
            """
            (select id, state, version, due_at, submitted_at, completed_at from task where updated_at <= :until
             union all
             select task_id, state, version, due_at, submitted_at, completed_at from task_was
             where period = month_of(:until) and stage in ('OPEN', 'DONE', 'GONE')
               and valid_from <= :until and valid_until > :until) v
            join task t on t.id = v.id""";

    /** What was told to be done at that moment and was found later not to have been: taken back, and counted as open. */
    private static final String RESTATED =
            """

            union all
            select %1$s as unit, l.kind, %2$s as light, l.by_original, l.by_current, l.delay, side.tasks
            from task_transition h join task t on t.id = h.task_id join organization o on o.id = t.organization_id
            cross join lateral (
              select * from task_transition c
              where c.task_id = h.task_id and c.version < h.version and c.to_state = 'COMPLETED'
              order by c.version desc limit 1) d
            cross join lateral (
              values ('COMPLETED', d.completed_at, -1), ('IN_PROGRESS', cast(null as timestamptz), 1)
            ) side (state, completed_at, tasks)
            cross join lateral light_of(side.state, d.version, t.id, t.assigned_at, d.due_at, t.original_due_at,
                                        d.submitted_at, side.completed_at) l
            where h.command = 'reopen' and h.reason = 'FALSE_COMPLETION' and h.at > :until and d.at <= :until
              and o.path ^@ any(:scope) and %3$s""";

    /** The tasks of a group after {@code :after}, each as a {@code unit} of its own. */
    static Counted listed(Group group, Moment moment) {
        String narrowed = Secrecy.readable("t", "t.organization_id") + " and " + group.members() + " and t.id > :after";
        return each("t.id", moment, narrowed);
    }

    /** Counties, and organisations that stand under none, are counted together; whatever is smaller is counted out. */
    static Counted of(Grouping grouping, Scope scope, Moment moment) {
        String readable = Secrecy.readable("t", "t.organization_id");
        if (grouping == Grouping.ORGANIZATION || !scope.roots().stream().allMatch(Counted::isPart)) {
            return each(grouping.each, moment, readable);
        }
        Grain grain = Grain.of(grouping, scope);
        String kept = KEPT.formatted(grouping.kept, LIGHT, KEPT_COLUMNS, grain, grain.kept);
        return new Counted(kept + restated(grouping.each, moment, readable));
    }

    private static Counted each(String unit, Moment moment, String which) {
        String versions = moment.isPast() ? AS_THEY_WERE : AS_THEY_ARE;
        return new Counted(EACH.formatted(unit, LIGHT, versions, which) + restated(unit, moment, which));
    }

    private static String restated(String unit, Moment moment, String which) {
        return moment.isPast() && moment.restated() ? RESTATED.formatted(unit, LIGHT, which) : "";
    }

    private static boolean isPart(Node root) {
        return root.countyId() == null || root.countyId().equals(root.id());
    }
}
