package dudao.task.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reports as the database keeps them, each with its figures and stages in one row. */
@Singleton
class ReportRows implements RowMapper<Report> {

    static final String SELECT =
            """
            select r.*,
              (select coalesce(jsonb_agg(jsonb_build_object('targetId', target_id, 'quantity', quantity,
                        'objects', objects, 'sameAsTaskId', same_as_task_id) order by position), '[]')
               from task_report_value where report_id = r.id) as value_list,
              (select coalesce(jsonb_agg(jsonb_build_object('object', object, 'stage', stage,
                        'reachedOn', reached_on) order by position), '[]')
               from task_report_stage where report_id = r.id) as stage_list
            from task_report r where r.task_id = :task and\s""";

    private static final TypeReference<List<Report.Value>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<Report.Stage>> STAGES = new TypeReference<>() {};
    private static final TypeReference<List<Report.Warning>> WARNINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    ReportRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Report map(ResultSet row, StatementContext context) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getLong("version"),
                row.getObject("at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("text"),
                row.getBoolean("nothing_to_report"),
                read(row.getString("value_list"), VALUES).stream()
                        .map(ReportRows::plain)
                        .toList(),
                Arrays.asList((UUID[]) row.getArray("evidence_ids").getArray()),
                row.getObject("occurrence_id", UUID.class),
                Arrays.asList((String[]) row.getArray("exceptions").getArray()),
                read(row.getString("stage_list"), STAGES),
                row.getObject("corrects", UUID.class),
                read(row.getString("warnings"), WARNINGS),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getObject("actor_organization_id", UUID.class));
    }

    private static Report.Value plain(Report.Value value) {
        return new Report.Value(
                value.targetId(), Figures.plain(value.quantity()), value.objects(), value.sameAsTaskId());
    }

    private <T> T read(String stored, TypeReference<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
