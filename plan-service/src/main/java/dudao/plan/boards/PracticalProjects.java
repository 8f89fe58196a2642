package dudao.plan.boards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.boards.PracticalProjectView.Promised;
import dudao.plan.boards.PracticalProjectView.Ticked;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The board of 实事项目 in one statement, whatever their number. */
@Singleton
class PracticalProjects {

    private static final String SQL =
            """
            select i.id, i.plan_id, p.title plan_title, p.year, p.document_number, i.position, i.number, i.title, i.state,
              i.practical_level, i.practical_investment, i.lead_organization_id, lead.name lead_name,
              'RESTRICTED' in (i.classification, p.classification) restricted,
              (select coalesce(jsonb_agg(jsonb_build_object('targetId', t.id, 'text', t.text, 'quantity', t.quantity,
                        'unit', t.unit, 'object', t.object, 'comparator', t.comparator, 'kind', t.kind)
                      order by t.position, t.id), '[]')
               from target t where t.item_id = i.id and t.kind <> 'SCOPE') targets,
              (select coalesce(array_agg(distinct stage), '{}') from measure m, unnest(m.stages) stage
               where m.item_id = i.id) stages,
              (select max(m.due_on) from measure m where m.item_id = i.id) due_on,
              jsonb_array_length(i.actions) actions,
              (select count(*) from jsonb_array_elements(i.actions) each where each ->> 'doneOn' is not null) done
            from plan_item i join plan p on p.id = i.plan_id join organization issuer on issuer.id = p.issuer_id
            left join organization lead on lead.id = i.lead_organization_id
            where %s order by i.plan_id desc, i.position limit :limit""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PracticalProjects(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    List<PracticalProjectView> where(String condition, int limit, Map<String, Object> values) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL.formatted(condition))
                .bindMap(values)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private PracticalProjectView read(ResultSet row) throws SQLException {
        List<Promised> promised = promised(row.getString("targets"));
        return new PracticalProjectView(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("plan_title"),
                row.getInt("year"),
                row.getString("document_number"),
                row.getInt("position"),
                row.getString("number"),
                row.getString("title"),
                row.getString("state"),
                row.getString("practical_level"),
                row.getBigDecimal("practical_investment"),
                row.getObject("lead_organization_id", UUID.class),
                row.getString("lead_name"),
                promised.stream().filter(each -> !each.isMoney()).toList(),
                promised.stream().filter(Promised::isMoney).toList(),
                Stream.of((String[]) row.getArray("stages").getArray())
                        .map(Target.Stage::valueOf)
                        .sorted()
                        .toList(),
                row.getObject("due_on", LocalDate.class),
                new Ticked(row.getInt("done"), row.getInt("actions")),
                row.getBoolean("restricted"));
    }

    private List<Promised> promised(String array) {
        try {
            return json.readValue(array, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
