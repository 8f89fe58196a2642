package dudao.task.listing;

import java.util.List;

/**
 * Where the tasks of the moment {@code :asOf} are read from, as {@code t}: those that have not changed since from
 * {@code task}, and of the others the version of then from {@code task_was} (migration V59).
 */
final class PastTasks {

    /** Of what was open, that whose limit had passed: spans of 4, 16, 64, 256 and 1024 hours. */
    static final List<String> LATE = List.of("LATE0", "LATE1", "LATE2", "LATE3", "LATE4");

    static final String IN_TIME = "OPEN";

    private static final String WERE =
            """
            (select task_id as id, state, due_at, submitted_at, assigned_at, organization_id, county_id, source, plan_id,
                item_id, measure_id, classification, handling_office_id
              from task_was
              where stage = '%s' and period = %s and valid_from <= :asOf and valid_until > :asOf and %s) t""";

    private static final String EACH =
            """
            (select t.id, coalesce(w.state, t.state) as state, coalesce(w.due_at, t.due_at) as due_at,
                case when w.task_id is null then t.submitted_at else w.submitted_at end as submitted_at, t.assigned_at,
                t.organization_id, t.county_id, t.source, t.plan_id, t.item_id, t.measure_id, t.finding_id, t.parent_id,
                t.classification, t.handling_office_id, t.updated_at
              from %s left join lateral (
                select task_id, state, due_at, submitted_at from task_was
                where task_id = t.id and valid_until > :asOf and t.updated_at > :asOf order by valid_until limit 1) w on true
              where t.assigned_at <= :asOf) t""";

    private PastTasks() {}

    /** What was at that stage and has changed since, in the order of the limits. */
    static String of(String stage) {
        if (LATE.contains(stage)) {
            return WERE.formatted(stage, "late_span(:asOf, " + LATE.indexOf(stage) + ")", "due_at < :asOf");
        }
        return WERE.formatted(stage, "month_of(:asOf)", stage.equals(IN_TIME) ? "due_at >= :asOf" : "true");
    }

    /**
     * Each task asked what it was.
     *
     * @param tasks what is asked, as {@code t}
     */
    static String each(String tasks) {
        return EACH.formatted(tasks);
    }
}
