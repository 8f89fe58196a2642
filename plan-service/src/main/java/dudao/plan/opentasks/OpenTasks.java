package dudao.plan.opentasks;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.WholeView;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The tasks of a plan that are not over, as far as task-service has told. */
@Singleton
public class OpenTasks {

    private static final int SHOWN = 1000;
    private static final int SHOWN_UNDECIDED = 100;

    private static final String OPEN =
            """
            from task_state s where s.%s = :id and s.until is null
              and s.state not in ('COMPLETED', 'CLOSED', 'CANCELLED', 'REASSIGNED', 'ARCHIVED')\s""";

    private static final String TOUCHED =
            OPEN.formatted("plan_id") + "and (s.measure_id = any(:measures) or s.item_id = any(:items)) ";

    private static final String HASH =
            """
            select encode(sha256(convert_to(coalesce(string_agg(
              s.task_id || ' ' || s.organization_id || ' ' || extract(epoch from s.due_at), ',' order by s.task_id),
              ''), 'UTF8')), 'hex')\s""";

    private final Jdbi jdbi;
    private final WholeView whole;

    OpenTasks(Jdbi jdbi, WholeView whole) {
        this.jdbi = jdbi;
        this.whole = whole;
    }

    /** Three statements, however many tasks. */
    public Touched touchedBy(UUID planId, Collection<UUID> measures, Collection<UUID> items) {
        return whole.of(() -> jdbi.withHandle(handle -> {
            String hash = touched(handle, HASH + TOUCHED, planId, measures, items)
                    .mapTo(String.class)
                    .one();
            List<Touched.OfMeasure> counts = touched(
                            handle,
                            "select s.item_id, s.measure_id, count(*) open " + TOUCHED + "group by 1, 2 order by 1, 2",
                            planId,
                            measures,
                            items)
                    .map((row, context) -> new Touched.OfMeasure(
                            row.getObject("item_id", UUID.class),
                            row.getObject("measure_id", UUID.class),
                            row.getInt("open")))
                    .list();
            List<OpenTask> first = touched(
                            handle,
                            "select s.* " + TOUCHED + "order by s.task_id limit " + SHOWN,
                            planId,
                            measures,
                            items)
                    .map((row, context) -> read(row))
                    .list();
            int total = counts.stream().mapToInt(Touched.OfMeasure::open).sum();
            return new Touched(total, hash, counts, first);
        }));
    }

    private static Query touched(
            Handle handle, String sql, UUID planId, Collection<UUID> measures, Collection<UUID> items) {
        return handle.createQuery(sql)
                .bind("id", planId)
                .bindArray("measures", UUID.class, List.copyOf(measures))
                .bindArray("items", UUID.class, List.copyOf(items));
    }

    /** Refuses while an open task of the plan has no decision, and a decision on what is no open task of it. */
    public void requireDecidedOfPlan(UUID planId, Decisions decisions) {
        requireDecided("plan_id", planId, decisions);
    }

    public void requireDecidedOfItem(UUID itemId, Decisions decisions) {
        requireDecided("item_id", itemId, decisions);
    }

    private void requireDecided(String column, UUID id, Decisions decisions) {
        Set<UUID> known = Set.copyOf(open(column, id, decisions.tasks()));
        Set<UUID> seen = new HashSet<>();
        List<UUID> excepted = decisions.tasks();
        for (int i = 0; i < excepted.size(); i++) {
            if (!known.contains(excepted.get(i)) || !seen.add(excepted.get(i))) {
                throw RuleViolation.invalidField("/exceptions/" + i + "/taskId", "没有这样的在办任务,或重复给出");
            }
        }
        if (decisions.openTasks() == null) {
            requireNoOther(column, id, excepted);
        }
    }

    private List<UUID> open(String column, UUID id, List<UUID> among) {
        return whole.of(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "select s.task_id " + OPEN.formatted(column) + "and s.task_id = any(:among)")
                .bind("id", id)
                .bindArray("among", UUID.class, among)
                .mapTo(UUID.class)
                .list()));
    }

    private void requireNoOther(String column, UUID id, List<UUID> decided) {
        String others = OPEN.formatted(column) + "and s.task_id <> all(:decided) ";
        List<OpenTask> first = whole.of(() -> jdbi.withHandle(
                handle -> handle.createQuery("select s.* " + others + "order by s.task_id limit " + SHOWN_UNDECIDED)
                        .bind("id", id)
                        .bindArray("decided", UUID.class, decided)
                        .map((row, context) -> read(row))
                        .list()));
        if (!first.isEmpty()) {
            int count = whole.of(() -> jdbi.withHandle(handle -> handle.createQuery("select count(*) " + others)
                    .bind("id", id)
                    .bindArray("decided", UUID.class, decided)
                    .mapTo(Integer.class)
                    .one()));
            throw RuleViolation.of("OPEN_TASKS_UNDECIDED", "还有 " + count + " 个在办任务未作处置决定(撤销或保留)")
                    .with("openTaskCount", count)
                    .with("openTasks", first);
        }
    }

    private static OpenTask read(ResultSet row) throws SQLException {
        return new OpenTask(
                row.getObject("task_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("state"),
                row.getObject("due_at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime());
    }
}
