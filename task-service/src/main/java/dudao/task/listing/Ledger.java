package dudao.task.listing;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.ScopedReading;
import dudao.commons.identity.ScopedReading.Select;
import dudao.commons.tables.Table;
import dudao.commons.tables.TableFormat;
import dudao.commons.time.Clocks;
import dudao.task.wording.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** The ledger people keep (督办台账): a list of tasks as a table, in the words of its readers. */
@RequestScoped
public class Ledger {

    private static final Table TABLE = new Table(
            "tasks", "督办台账", List.of("区县", "承办单位", "要点条目", "任务", "来源", "状态", "灯", "办结时限", "原时限", "剩余工作日", "任务标识"));

    private record Named(UUID id, String name) {}

    private final TaskList list;
    private final ScopedReading reading;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    /** Each is asked for once. */
    private final Map<UUID, String> names = new HashMap<>();

    Ledger(TaskList list, ScopedReading reading, OrganizationTree tree, AuditTrail trail) {
        this.list = list;
        this.reading = reading;
        this.tree = tree;
        this.trail = trail;
    }

    /** @param county of that county only; of the caller's whole scope when null */
    public Response late(UUID county) {
        TaskFilter late = new TaskFilter();
        late.overdue = "true";
        late.under = county == null ? null : county.toString();
        return of(late, TableFormat.XLSX);
    }

    Response of(TaskFilter filter, TableFormat format) {
        trail.read("tasks", null);
        return TABLE.as(
                format,
                rows -> list.each(filter, page -> {
                    learnNames(page);
                    page.forEach(task -> rows.add(cells(task)));
                }));
    }

    private Object[] cells(TaskRow task) {
        return new Object[] {
            names.get(task.organization().countyId()),
            task.organization().name(),
            names.get(task.itemId()),
            task.title(),
            Wording.sourceText(task.source()),
            Wording.stateText(task.state()),
            Wording.text(task.light()),
            Clocks.lastDayOf(task.dueAt().toInstant()),
            Clocks.lastDayOf(task.originalDueAt().toInstant()),
            task.workingDaysLeft(),
            task.id()
        };
    }

    private void learnNames(List<TaskRow> tasks) {
        unknown(tasks, task -> task.organization().countyId())
                .forEach(id -> names.put(id, tree.find(id).map(Node::name).orElse(null)));
        List<UUID> items = unknown(tasks, TaskRow::itemId);
        if (!items.isEmpty()) {
            // An item the caller may not read has no name here either.
            items.forEach(id -> names.put(id, null));
            named(items).forEach(item -> names.put(item.id(), item.name()));
        }
    }

    private List<UUID> unknown(List<TaskRow> tasks, Function<TaskRow, UUID> key) {
        return tasks.stream()
                .map(key)
                .filter(Objects::nonNull)
                .distinct()
                .filter(id -> !names.containsKey(id))
                .toList();
    }

    private List<Named> named(List<UUID> items) {
        return reading.list(
                scope -> new Select(
                        "select id, concat_ws(' ', number, title) as name from plan_item where id = any(:ids)",
                        Map.of("ids", items.toArray(UUID[]::new))),
                row -> new Named(row.id(), row.text()));
    }
}
