package dudao.task.reporting;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.reporting.OccurrenceReportResource.Result;
import dudao.task.reporting.OccurrenceReportResource.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reports on many occurrences: what is wrong with a row is found before the row changes anything. */
@Singleton
class ManyReports {

    private record Known(UUID taskId, LocalDate startsOn, boolean told, Set<UUID> targets) {}

    private final Jdbi jdbi;
    private final Reporting reporting;
    private final Clock clock;

    ManyReports(Jdbi jdbi, Reporting reporting, Clock clock) {
        this.jdbi = jdbi;
        this.reporting = reporting;
        this.clock = clock;
    }

    List<Result> report(List<Row> rows) {
        Map<UUID, Known> known = known(rows.stream().map(Row::occurrenceId).toList());
        Set<UUID> done = new HashSet<>();
        List<Result> results = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            Known occurrence = known.get(row.occurrenceId());
            results.add(
                    occurrence != null && (occurrence.told() || done.contains(row.occurrenceId()))
                            ? new Result(n, row.occurrenceId(), "SKIPPED", null, null, null)
                            : one(n, row, occurrence, done));
        }
        return results;
    }

    private Result one(int n, Row row, Known occurrence, Set<UUID> done) {
        try {
            NewReport wanted = check(row, occurrence);
            Report report = reporting.report(occurrence.taskId(), null, wanted);
            done.add(row.occurrenceId());
            return new Result(n, row.occurrenceId(), "CREATED", report.id(), null, null);
        } catch (RuleViolation refusal) {
            return new Result(n, row.occurrenceId(), "REFUSED", null, refusal.code(), refusal.getMessage());
        }
    }

    private NewReport check(Row row, Known occurrence) {
        if (occurrence == null) {
            throw RuleViolation.of("OCCURRENCE_UNKNOWN", "没有这一次报告要求");
        }
        LocalDate today = Clocks.dateOf(clock.instant());
        if (occurrence.startsOn().isAfter(today)) {
            throw RuleViolation.of("PERIOD_NOT_BEGUN", "该时段 " + occurrence.startsOn() + " 才开始");
        }
        NewReport wanted = NewReport.on(row.occurrenceId(), row.text(), row.values(), row.nothingToReport());
        wanted.check(today);
        for (NewReport.Value value : wanted.values()) {
            if (value.quantity() == null) {
                throw RuleViolation.invalidField("/quantity", "批量报告要给出 quantity");
            }
            if (!occurrence.targets().contains(value.targetId())) {
                throw RuleViolation.of("UNKNOWN_TARGET", "目标 " + value.targetId() + " 不属于该任务的举措");
            }
        }
        return wanted;
    }

    /** Those the caller may see, by the row security of their tasks. */
    private Map<UUID, Known> known(List<UUID> ids) {
        Map<UUID, Known> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select o.id, o.task_id, o.starts_on,
                               exists (select from task_report r where r.occurrence_id = o.id) as told,
                               array(select target_id from measure_target m where m.measure_id = o.measure_id) as targets
                        from occurrence o where o.id = any(:ids)""")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> known.put(
                        row.getObject("id", UUID.class),
                        new Known(
                                row.getObject("task_id", UUID.class),
                                row.getObject("starts_on", LocalDate.class),
                                row.getBoolean("told"),
                                new HashSet<>(Arrays.asList(
                                        (UUID[]) row.getArray("targets").getArray())))))
                .list());
        return known;
    }
}
