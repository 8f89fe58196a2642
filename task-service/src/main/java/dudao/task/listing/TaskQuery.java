package dudao.task.listing;

import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of tasks as one statement. Written for a plan that is made once for all values (see {@link Whose}): states
 * are literals, so that partial indexes are found, and so is the limit, so that it is known to be small.
 */
final class TaskQuery {

    /** @param stages where in {@code task_was} stands what fulfils the condition or may do so */
    private record Group(String condition, List<String> stages) {}

    private static final List<String> IN_TIME = List.of(PastTasks.IN_TIME);
    private static final Group OPEN = new Group(
            "t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')",
            stages(IN_TIME, PastTasks.LATE));
    private static final Group DONE = new Group("t.state in ('COMPLETED', 'CLOSED')", List.of("DONE"));
    private static final Group GONE = new Group("t.state in ('REASSIGNED', 'CANCELLED')", List.of("GONE"));
    private static final Group LIVE =
            new Group("t.state not in ('REASSIGNED', 'CANCELLED')", stages(OPEN.stages, DONE.stages));
    private static final Group ANY = new Group("true", stages(OPEN.stages, DONE.stages, GONE.stages));
    private static final String RUNNING = "t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')";
    private static final String LATE =
            """
            t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED') and t.due_at < :asOf
              and (t.state <> 'SUBMITTED' or t.submitted_at > t.due_at)""";
    private static final String LONG_LATE = Lights.longLateSql("t.state = 'SUBMITTED'", "t.due_at", "t.submitted_at");
    private static final String NEAR = Lights.nearSql("t.assigned_at", "t.due_at");

    /** What a past page is made of; its other columns are as they are now. */
    private static final String KEYS = "t.id, t.state, t.due_at, t.submitted_at";

    private final boolean past;
    private final TaskFilter.Sort sort;
    private final int limit;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Each group of states has its partial index in the order of the list, so without a narrower filter the page is
     * merged from one page of each.
     */
    private List<Group> groups = List.of(OPEN, DONE, GONE);

    /** Whether so few tasks are left that each may be asked what it was. */
    private boolean few;

    /** What is read, as {@code t}. */
    private List<String> tasks = List.of("task t");

    TaskQuery(boolean past, Whose whose, UUID office, TaskFilter.Sort sort, int limit) {
        this.past = past;
        this.sort = sort;
        this.limit = limit;
        conditions.add(whose.condition());
        and(Secrecy.readable("t", "t.organization_id"), Secrecy.OFFICE, office);
        parameters.putAll(whose.parameters());
        if (whose.oneUnit()) {
            groups = List.of(ANY);
            few = true;
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void parameters(Map<String, Object> values) {
        parameters.putAll(values);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    void and(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    @SafeVarargs
    private static List<String> stages(List<String>... of) {
        return Stream.of(of).flatMap(List::stream).toList();
    }

    private void only(String condition, List<String> stages) {
        conditions.add(condition);
        List<String> left = stages.stream()
                .filter(stage ->
                        groups.stream().anyMatch(group -> group.stages().contains(stage)))
                .toList();
        groups = List.of(new Group(left.isEmpty() ? "false" : "true", left));
    }

    /**
     * Of one unit it is one task. Else they are found by the index of the measure's units and by that of what has gone
     * to others, and by no other: with the index of limits all that is late would be looked at.
     */
    void measure(UUID id) {
        parameters.put("measure", id);
        if (few) {
            conditions.add("t.measure_id = :measure");
            return;
        }
        tasks = Stream.of(LIVE, GONE)
                .map(group ->
                        "(select t.* from task t where t.measure_id = :measure and " + group.condition + " offset 0) t")
                .toList();
        groups = List.of(ANY);
        few = true;
    }

    void finding(UUID id) {
        and("t.finding_id = :finding", "finding", id);
        groups = List.of(ANY);
        few = true;
    }

    void person(String id) {
        and(
                "t.id in (select task_id from task_person where person = :person and since <= :asOf"
                        + " and (until is null or until > :asOf))",
                "person",
                id);
        groups = List.of(ANY);
        few = true;
    }

    void parent(UUID id) {
        and("t.parent_id = :parent", "parent", id);
        groups = List.of(ANY);
        few = true;
    }

    void state(TaskState state) {
        only(
                "t.state = '" + state + "'",
                switch (state) {
                    case COMPLETED, CLOSED -> DONE.stages;
                    case REASSIGNED, CANCELLED -> GONE.stages;
                    default -> OPEN.stages;
                });
    }

    void overdue(boolean wanted) {
        if (wanted) {
            only(LATE, PastTasks.LATE);
        } else {
            conditions.add("not (" + LATE + ")");
        }
    }

    /** No index knows lights; every condition begins with what an index knows. */
    void light(Light light) {
        switch (light) {
            case NONE -> ended();
            case PAUSED -> only("t.state in ('OBJECTED', 'SUSPENDED')", OPEN.stages);
            case BLUE -> only("t.state = 'SUBMITTED' and t.submitted_at <= t.due_at", OPEN.stages);
            case RED -> only(LATE + " and not " + LONG_LATE, PastTasks.LATE);
            case DARK_RED -> only(LATE + " and t.due_at <= :darkRedUntil and " + LONG_LATE, PastTasks.LATE);
            case YELLOW -> only(RUNNING + " and t.due_at >= :asOf and " + NEAR, IN_TIME);
            case GREY -> only("t.state = 'ASSIGNED' and t.due_at >= :asOf and not " + NEAR, IN_TIME);
            case GREEN -> only(RUNNING + " and t.state <> 'ASSIGNED' and t.due_at >= :asOf and not " + NEAR, IN_TIME);
        }
    }

    /** Two indexes know these, and none both. */
    private void ended() {
        if (groups.size() > 1 && !few) {
            groups = List.of(DONE, GONE);
        } else {
            only("t.state in ('COMPLETED', 'CLOSED', 'REASSIGNED', 'CANCELLED')", stages(DONE.stages, GONE.stages));
        }
    }

    /** Whoever asks for what cannot be is answered without a look at the tasks. */
    void nothing() {
        groups = List.of(new Group("false", List.of()));
    }

    void after(OffsetDateTime value, UUID id) {
        and("(" + sort.column + ", t.id) " + sort.after + " (:afterValue, :afterId)", "afterValue", value);
        parameters.put("afterId", id);
    }

    String sql() {
        List<String> each = groups.stream().flatMap(this::pages).toList();
        if (!past && each.size() == 1) {
            return each.get(0);
        }
        String all = each.stream().collect(Collectors.joining(") union all (", "((", ")) t"));
        return "select " + TaskRowMapper.COLUMNS + " from " + (past ? whole(all) : all) + order();
    }

    /** Before these stand the rows of the page, none is read whole. */
    private String whole(String pages) {
        return """
                (select p.id, s.title, p.state, s.assigned_at, p.due_at, s.original_due_at, p.submitted_at,
                    s.organization_id, s.source, s.plan_id, s.item_id, s.measure_id, s.finding_id, s.classification,
                    s.updated_at
                  from (select %s from %s%s) p
                  cross join lateral (select * from task where id = p.id offset 0) s) t"""
                .formatted(keys(), pages, order());
    }

    private String keys() {
        return sort == TaskFilter.Sort.UPDATED ? KEYS + ", t.updated_at" : KEYS;
    }

    /** The present is one table; the past is what has not changed since then and, beside it, what has. */
    private Stream<String> pages(Group group) {
        if (!past) {
            return tasks.stream().map(each -> page(TaskRowMapper.COLUMNS, each, group.condition()));
        }
        if (few || sort == TaskFilter.Sort.UPDATED) {
            return tasks.stream().map(each -> page(keys(), PastTasks.each(each), group.condition()));
        }
        return Stream.concat(
                Stream.of(page(keys(), "task t", "t.updated_at <= :asOf and " + group.condition())),
                group.stages().stream().map(stage -> page(keys(), PastTasks.of(stage), "true")));
    }

    private String page(String columns, String tasks, String condition) {
        return "select " + columns + " from " + tasks + " where " + condition + " and "
                + String.join(" and ", conditions) + order();
    }

    private String order() {
        return " order by " + sort.column + " " + sort.direction + ", t.id " + sort.direction + " limit " + limit;
    }
}
