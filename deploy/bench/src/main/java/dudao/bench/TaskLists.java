package dudao.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Lists of overdue tasks as a client asks for them, and beside each the SQL somebody would write for nobody's eyes. */
record TaskLists(String name, String path, String sql) {

    private static final String LATE =
            """
            state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED') and due_at < now()
            and (state <> 'SUBMITTED' or submitted_at > due_at)""";

    private static final String BARE =
            """
            select t.id, t.title, t.state, t.due_at, t.original_due_at, t.submitted_at, t.organization_id, t.plan_id,
              t.item_id, t.measure_id, t.updated_at, (select name from organization where id = t.organization_id)
            from task t where %s and %s order by %s limit 50""";

    private static final String BY_DUE = "due_at, id";

    static List<TaskLists> all(ManyTasks tasks) throws SQLException {
        var measure = one(
                tasks, "select measure_id from task where " + LATE + " group by 1 order by count(*) desc, 1 limit 1");
        var finding = one(tasks, "select finding_id from task where finding_id is not null and " + LATE + " limit 1");
        var unit = one(
                tasks,
                "select organization_id from task where " + LATE + " group by 1 order by count(*) desc, 1 limit 1");
        var county = one(tasks, "select county_id from organization where id = '" + unit + "'");
        var plan = one(tasks, "select plan_id from task where measure_id = '" + measure + "' limit 1");
        var item = one(tasks, "select item_id from task where measure_id = '" + measure + "' limit 1");
        var from = LocalDate.now().minusDays(40);
        var to = LocalDate.now().minusDays(10);
        var lists = new ArrayList<TaskLists>();
        lists.add(late("overdue", "", "true"));
        lists.add(late("planId", "&planId=" + plan, "plan_id = '" + plan + "'"));
        lists.add(late("itemId", "&itemId=" + item, "item_id = '" + item + "'"));
        lists.add(late(
                "measureId",
                "&measureId=" + measure,
                "measure_id = '" + measure + "' and state not in ('REASSIGNED', 'CANCELLED')"));
        lists.add(late("findingId", "&findingId=" + finding, "finding_id = '" + finding + "'"));
        lists.add(late("organizationId", "&organizationId=" + unit, "organization_id = '" + unit + "'"));
        lists.add(late("under", "&under=" + county, "county_id = '" + county + "'"));
        lists.add(late("state", "&state=IN_PROGRESS", "state = 'IN_PROGRESS'"));
        lists.add(late("light", "&light=DARK_RED", "due_at < now() - interval '10 days'"));
        lists.add(late("source", "&source=PLAN", "source = 'PLAN'"));
        lists.add(late(
                "dueFrom, dueTo",
                "&dueFrom=" + from + "&dueTo=" + to,
                "due_at > '" + from + "' and due_at <= '" + to + "'"));
        lists.add(new TaskLists(
                "sort=-dueAt", path("&sort=-dueAt"), BARE.formatted(LATE, "true", "due_at desc, id desc")));
        lists.add(new TaskLists(
                "sort=updatedAt", path("&sort=updatedAt"), BARE.formatted(LATE, "true", "updated_at, id")));
        return lists;
    }

    /** The same at a moment when most of today's tasks were something else. */
    TaskLists past() {
        var then = Instant.now().minus(100, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return new TaskLists(name, path + "&asOf=" + then, sql);
    }

    private static TaskLists late(String name, String filter, String condition) {
        return new TaskLists(name, path(filter), BARE.formatted(LATE, condition, BY_DUE));
    }

    private static String path(String filter) {
        return "/api/v1/tasks?overdue=true&limit=50" + filter;
    }

    private static String one(ManyTasks tasks, String query) throws SQLException {
        return tasks.one(query);
    }
}
