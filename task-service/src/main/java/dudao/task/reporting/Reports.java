package dudao.task.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tables {@code task_report}, {@code task_report_value} and {@code task_report_stage}: written once. */
@Singleton
class Reports {

    private static final String INSERT =
            """
            insert into task_report (id, task_id, version, at, text, nothing_to_report, evidence_ids, occurrence_id,
              exceptions, warnings, corrects, actor, actor_name, on_behalf_of, actor_organization_id)
            values (:id, :task, :version, :at, :text, :nothing, :evidence, :occurrence, :exceptions,
              cast(:warnings as jsonb), :corrects, :actor, :actorName, :onBehalfOf, :actorOrganization)""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final ReportRows rows;

    Reports(Jdbi jdbi, ObjectMapper json, ReportRows rows) {
        this.jdbi = jdbi;
        this.json = json;
        this.rows = rows;
    }

    void add(Report report) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(INSERT)
                    .bind("id", report.id())
                    .bind("task", report.taskId())
                    .bind("version", report.taskVersion())
                    .bind("at", report.at().withOffsetSameInstant(ZoneOffset.UTC))
                    .bind("text", report.text())
                    .bind("nothing", report.nothingToReport())
                    .bindArray("evidence", UUID.class, report.evidenceIds())
                    .bind("occurrence", report.occurrenceId())
                    .bindArray("exceptions", String.class, report.exceptions())
                    .bind("warnings", write(report.warnings()))
                    .bind("corrects", report.corrects())
                    .bind("actor", report.actor())
                    .bind("actorName", report.actorName())
                    .bind("onBehalfOf", report.onBehalfOf())
                    .bind("actorOrganization", report.actorOrganizationId())
                    .execute();
            addValues(handle, report);
            addStages(handle, report);
        });
    }

    private static void addValues(Handle handle, Report report) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into task_report_value (report_id, position, target_id, quantity, objects, same_as_task_id)
                values (:report, :position, :target, :quantity, :objects, :sameAs)""");
        for (int n = 0; n < report.values().size(); n++) {
            Report.Value value = report.values().get(n);
            batch.bind("report", report.id())
                    .bind("position", n)
                    .bind("target", value.targetId())
                    .bind("quantity", value.quantity())
                    .bind("sameAs", value.sameAsTaskId())
                    .bindArray("objects", String.class, value.objects())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void addStages(Handle handle, Report report) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into task_report_stage values (:report, :position, :object, :stage, :reachedOn)");
        for (int n = 0; n < report.stages().size(); n++) {
            Report.Stage stage = report.stages().get(n);
            batch.bind("report", report.id())
                    .bind("position", n)
                    .bind("object", stage.object())
                    .bind("stage", stage.stage())
                    .bind("reachedOn", stage.reachedOn())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    Report get(UUID taskId, UUID id) {
        return find(taskId, id).orElseThrow(() -> RuleViolation.notFound("报告", id));
    }

    /** The report that a new one is to take the place of: of the same task, and the last of its chain. */
    Report toCorrect(UUID taskId, UUID id) {
        Report found = find(taskId, id).orElseThrow(() -> RuleViolation.of("REPORT_UNKNOWN", "该任务没有这份报告")
                .at("/corrects", "不是该任务的报告"));
        boolean again = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from task_report where corrects = :id)")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (again) {
            throw RuleViolation.of("ALREADY_CORRECTED", "这份报告已经更正过,应更正最近的一份").at("/corrects", "已经更正过");
        }
        return found;
    }

    private Optional<Report> find(UUID taskId, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ReportRows.SELECT + "r.id = :id")
                .bind("task", taskId)
                .bind("id", id)
                .map(rows)
                .findOne());
    }

    /** Oldest first. */
    Page<Report> list(UUID taskId, Paging paging) {
        List<String> after = paging.after(1);
        List<Report> found = jdbi.withHandle(
                handle -> handle.createQuery(ReportRows.SELECT + "version > :after order by version limit :limit")
                        .bind("task", taskId)
                        .bind("after", after == null ? -1 : version(after.get(0)))
                        .bind("limit", paging.limit() + 1)
                        .map(rows)
                        .list());
        return Page.of(found, paging, report -> List.of(report.taskVersion()));
    }

    private static long version(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }

    private String write(List<Report.Warning> warnings) {
        try {
            return json.writeValueAsString(warnings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
