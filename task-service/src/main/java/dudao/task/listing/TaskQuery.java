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

/**
 * One page of tasks as one statement. Written for a plan that is made once for all values (see {@link Whose}): states
 * are literals, so that partial indexes are found, and so is the limit, so that it is known to be small.
 */
final class TaskQuery {

    static final String LIGHT =
            Lights.sql(TaskState.phaseSql("t.state"), "t.assigned_at", "t.due_at", "t.submitted_at");

    private static final String OPEN =
            "t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')";
    private static final String DONE = "t.state in ('COMPLETED', 'CLOSED')";
    private static final String GONE = "t.state in ('REASSIGNED', 'CANCELLED')";
    private static final String LIVE = "t.state not in ('REASSIGNED', 'CANCELLED')";
    private static final String RUNNING = "t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')";
    private static final String LATE =
            """
            t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED') and t.due_at < :asOf
              and (t.state <> 'SUBMITTED' or t.submitted_at > t.due_at)""";

    private static final String COLUMNS =
            """
            t.id, t.title, t.state, t.assigned_at, t.due_at, t.original_due_at, t.submitted_at, t.organization_id,
              t.source, t.plan_id, t.item_id, t.measure_id, t.finding_id, t.updated_at, t.classification""";

    private final boolean past;
    private final TaskFilter.Sort sort;
    private final int limit;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Each group of states has its partial index in the order of the list, so without a narrower filter the page is
     * merged from one page of each.
     */
    private List<String> groups = List.of(OPEN, DONE, GONE);

    TaskQuery(boolean past, Whose whose, UUID office, TaskFilter.Sort sort, int limit) {
        this.past = past;
        this.sort = sort;
        this.limit = limit;
        conditions.add(whose.condition());
        and(Secrecy.readable("t", "t.organization_id"), Secrecy.OFFICE, office);
        parameters.putAll(whose.parameters());
        if (whose.oneUnit() || past) {
            groups = List.of("true");
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

    private void only(String condition) {
        conditions.add(condition);
        groups = List.of("true");
    }

    /** The index of a measure's units leaves out what has gone to others. */
    void measure(UUID id) {
        and("t.measure_id = :measure", "measure", id);
        if (groups.size() > 1) {
            groups = List.of(LIVE, GONE);
        }
    }

    void finding(UUID id) {
        and("t.finding_id = :finding", "finding", id);
        groups = List.of("true");
    }

    void state(TaskState state) {
        only("t.state = '" + state + "'");
    }

    void overdue(boolean wanted) {
        if (wanted) {
            only(LATE);
        } else {
            conditions.add("not (" + LATE + ")");
        }
    }

    /** With what the light implies, since no index knows lights. */
    void light(Light light) {
        only(
                switch (light) {
                    case NONE -> "t.state in ('COMPLETED', 'CLOSED', 'REASSIGNED', 'CANCELLED')";
                    case PAUSED -> "t.state in ('OBJECTED', 'SUSPENDED')";
                    case BLUE -> "t.state = 'SUBMITTED'";
                    case RED, DARK_RED -> LATE;
                    case YELLOW -> RUNNING + " and t.due_at >= :asOf and t.due_at <= :yellowUntil";
                    case GREY -> "t.state = 'ASSIGNED' and t.due_at >= :asOf";
                    case GREEN -> RUNNING + " and t.due_at >= :asOf";
                });
        and("(" + LIGHT + ") = :light", "light", light.name());
    }

    void after(OffsetDateTime value, UUID id) {
        and("(" + sort.column + ", t.id) " + sort.after + " (:afterValue, :afterId)", "afterValue", value);
        parameters.put("afterId", id);
    }

    String sql() {
        String pages = groups.stream().map(this::page).collect(Collectors.joining(" union all "));
        // The unit's name is looked up for what is on the page only; "offset 0" keeps it that way.
        return "select " + COLUMNS + ", " + LIGHT + " as light, o.name as unit_name, o.county_id as unit_county"
                + " from (" + pages + ") t cross join lateral"
                + " (select name, county_id from organization where id = t.organization_id offset 0) o" + order();
    }

    private String page(String group) {
        String table = past ? "task_as_of(:asOf)" : "task";
        return "(select " + COLUMNS + " from " + table + " t where " + group + " and "
                + String.join(" and ", conditions) + order() + ")";
    }

    private String order() {
        return " order by " + sort.column + " " + sort.direction + ", t.id " + sort.direction + " limit " + limit;
    }
}
