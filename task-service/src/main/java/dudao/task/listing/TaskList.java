package dudao.task.listing;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import dudao.commons.identity.ScopedReading;
import dudao.commons.identity.ScopedReading.Select;
import dudao.commons.identity.ScopedReading.View;
import dudao.commons.problems.RuleViolation;
import dudao.commons.tables.Table;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Pages of tasks inside the caller's scope, straight from SQL. */
@Singleton
class TaskList {

    private final ScopedReading reading;
    private final Lights lights;
    private final Caller caller;
    private final Clock clock;

    TaskList(ScopedReading reading, Lights lights, Caller caller, Clock clock) {
        this.reading = reading;
        this.lights = lights;
        this.caller = caller;
        this.clock = clock;
    }

    Page<TaskRow> page(TaskFilter filter, Paging paging) {
        Instant now = clock.instant();
        Instant asOf = filter.asOf == null ? now : Clocks.asOf(filter.asOf, clock);
        List<TaskRow> rows = rows(filter, asOf, asOf.isBefore(now), paging.limit() + 1, paging.after(3));
        return Page.of(rows, paging, row -> key(filter, row));
    }

    /** All of one moment, so that none is lost or comes twice because something changes meanwhile. */
    void each(TaskFilter filter, Consumer<List<TaskRow>> taker) {
        Instant asOf = filter.asOf == null ? clock.instant() : Clocks.asOf(filter.asOf, clock);
        List<String> after = null;
        List<TaskRow> rows;
        do {
            rows = rows(filter, asOf, true, Table.ROWS_AT_A_TIME, after);
            taker.accept(rows);
            after = rows.isEmpty() ? null : texts(key(filter, rows.get(rows.size() - 1)));
        } while (rows.size() == Table.ROWS_AT_A_TIME);
    }

    private static List<String> texts(List<?> key) {
        return key.stream().map(String::valueOf).toList();
    }

    private static List<?> key(TaskFilter filter, TaskRow row) {
        return List.of(
                filter.sort().name(),
                filter.sort() == TaskFilter.Sort.UPDATED ? row.updatedAt() : row.dueAt(),
                row.id());
    }

    private List<TaskRow> rows(TaskFilter filter, Instant asOf, boolean past, int limit, List<String> after) {
        TaskRowMapper mapper = new TaskRowMapper(lights, asOf);
        return reading.listNamed(
                view -> {
                    TaskQuery query =
                            new TaskQuery(past, whose(filter, view), caller.organizationId(), filter.sort(), limit);
                    query.parameters(Map.of("asOf", TaskQuery.utc(asOf)));
                    narrow(query, filter, asOf);
                    after(query, filter.sort(), after);
                    return new Select(query.sql(), query.parameters());
                },
                mapper::row);
    }

    /** What is asked for lies within what may be seen, or it does not exist. */
    private static Whose whose(TaskFilter filter, View view) {
        Scope all = view.scope();
        Scope scope = filter.uuid("under", filter.under)
                .map(id -> Scope.of(within(all, id, view)))
                .orElse(all);
        Optional<Node> unit =
                filter.uuid("organizationId", filter.organizationId).map(id -> within(scope, id, view));
        if (unit.isPresent()) {
            return Whose.unit(unit.get().id());
        }
        return scope == all ? Whose.all(all, view.organizations()) : Whose.of(scope, view.organizations());
    }

    private static Node within(Scope scope, UUID id, View view) {
        return view.organizations()
                .find(id)
                .filter(scope::contains)
                .orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    private void narrow(TaskQuery query, TaskFilter filter, Instant asOf) {
        if (filter.person != null) {
            query.person(filter.person.equals("me") ? caller.onBehalfOf().orElseGet(caller::id) : filter.person);
        }
        filter.uuid("planId", filter.planId).ifPresent(id -> query.and("t.plan_id = :plan", "plan", id));
        filter.uuid("itemId", filter.itemId).ifPresent(id -> query.and("t.item_id = :item", "item", id));
        filter.uuid("measureId", filter.measureId).ifPresent(query::measure);
        filter.uuid("findingId", filter.findingId).ifPresent(query::finding);
        filter.uuid("parentId", filter.parentId).ifPresent(query::parent);
        filter.state().ifPresent(query::state);
        filter.light().ifPresent(light -> {
            query.light(light);
            query.parameters(lights.boundaries(asOf));
        });
        filter.overdue().ifPresent(query::overdue);
        filter.source().ifPresent(source -> query.and("t.source = :source", "source", source));
        filter.dueAfter().ifPresent(from -> query.and("t.due_at > :dueFrom", "dueFrom", TaskQuery.utc(from)));
        filter.dueUntil().ifPresent(to -> query.and("t.due_at <= :dueTo", "dueTo", TaskQuery.utc(to)));
        if (filter.contradictsItself()) {
            query.nothing();
        }
    }

    private static void after(TaskQuery query, TaskFilter.Sort sort, List<String> after) {
        if (after == null) {
            return;
        }
        if (!after.get(0).equals(sort.name())) {
            throw Cursor.invalid();
        }
        try {
            OffsetDateTime value = OffsetDateTime.parse(after.get(1));
            if (value.getYear() < 1900 || value.getYear() > 2300) {
                throw Cursor.invalid();
            }
            query.after(value, UUID.fromString(after.get(2)));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }
}
