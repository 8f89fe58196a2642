package dudao.task.reporting;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tables {@code task_report} and {@code task_report_value}: written once. */
@Singleton
class Reports {

    private static final String SELECT =
            """
            select id, task_id, version, at, text, nothing_to_report, evidence_ids, actor, actor_name,
              on_behalf_of, actor_organization_id
            from task_report where task_id = :task and\s""";

    private final Jdbi jdbi;

    Reports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The targets of the measure, as the issued plan tells them. */
    Set<UUID> targetsOf(UUID measureId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select target_id from measure_target where measure_id = :measure")
                        .bind("measure", measureId)
                        .mapTo(UUID.class)
                        .set());
    }

    void add(Report report) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            insert into task_report (id, task_id, version, at, text, nothing_to_report, evidence_ids,
                              actor, actor_name, on_behalf_of, actor_organization_id)
                            values (:id, :task, :version, :at, :text, :nothing, :evidence, :actor, :actorName,
                              :onBehalfOf, :actorOrganization)""")
                    .bind("id", report.id())
                    .bind("task", report.taskId())
                    .bind("version", report.taskVersion())
                    .bind("at", report.at().withOffsetSameInstant(ZoneOffset.UTC))
                    .bind("text", report.text())
                    .bind("nothing", report.nothingToReport())
                    .bindArray("evidence", UUID.class, report.evidenceIds())
                    .bind("actor", report.actor())
                    .bind("actorName", report.actorName())
                    .bind("onBehalfOf", report.onBehalfOf())
                    .bind("actorOrganization", report.actorOrganizationId())
                    .execute();
            if (!report.values().isEmpty()) {
                addValues(handle, report);
            }
        });
    }

    private static void addValues(Handle handle, Report report) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into task_report_value (report_id, position, target_id, quantity, objects)
                values (:report, :position, :target, :quantity, :objects)""");
        for (int n = 0; n < report.values().size(); n++) {
            Report.Value value = report.values().get(n);
            batch.bind("report", report.id())
                    .bind("position", n)
                    .bind("target", value.targetId())
                    .bind("quantity", value.quantity())
                    .bindArray("objects", String.class, value.objects())
                    .add();
        }
        batch.execute();
    }

    Report get(UUID taskId, UUID id) {
        return jdbi.withHandle(handle -> {
            List<Report> found = handle.createQuery(SELECT + "id = :id")
                    .bind("task", taskId)
                    .bind("id", id)
                    .map((row, context) -> report(row))
                    .list();
            return withValues(handle, found).stream().findFirst().orElseThrow(() -> RuleViolation.notFound("报告", id));
        });
    }

    /** Oldest first. */
    Page<Report> list(UUID taskId, Paging paging) {
        List<String> after = paging.after(1);
        return jdbi.withHandle(handle -> {
            List<Report> found = handle.createQuery(SELECT + "version > :after order by version limit :limit")
                    .bind("task", taskId)
                    .bind("after", after == null ? -1 : version(after.get(0)))
                    .bind("limit", paging.limit() + 1)
                    .map((row, context) -> report(row))
                    .list();
            return Page.of(withValues(handle, found), paging, report -> List.of(report.taskVersion()));
        });
    }

    private static long version(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static List<Report> withValues(Handle handle, List<Report> reports) {
        Map<UUID, List<Report.Value>> values = new HashMap<>();
        reports.forEach(report -> values.put(report.id(), report.values()));
        handle.createQuery(
                        """
                        select report_id, target_id, quantity, objects from task_report_value
                        where report_id = any(:reports) order by report_id, position""")
                .bindArray("reports", UUID.class, values.keySet().toArray())
                .map((row, context) ->
                        values.get(row.getObject("report_id", UUID.class)).add(value(row)))
                .list();
        return reports;
    }

    private static Report.Value value(ResultSet row) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity").stripTrailingZeros();
        return new Report.Value(
                row.getObject("target_id", UUID.class),
                quantity.scale() < 0 ? quantity.setScale(0) : quantity,
                Arrays.asList((String[]) row.getArray("objects").getArray()));
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getLong("version"),
                row.getObject("at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("text"),
                row.getBoolean("nothing_to_report"),
                new ArrayList<>(),
                Arrays.asList((UUID[]) row.getArray("evidence_ids").getArray()),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getObject("actor_organization_id", UUID.class));
    }
}
