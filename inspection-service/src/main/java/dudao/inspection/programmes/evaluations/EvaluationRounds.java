package dudao.inspection.programmes.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code evaluation_round}: written once. */
@Singleton
class EvaluationRounds {

    private static final String SEEN = "h.path ^@ any(:scope)";
    private static final String SELECT =
            """
            select x.*, (select jsonb_object_agg(state, n) from (
              select e.state, count(*) as n from county_evaluation e where e.round_id = x.id group by e.state) by_state
            ) as counties from evaluation_round x join organization h on h.id = x.office_id\s""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Desk desk;
    private final AuditTrail trail;

    EvaluationRounds(Jdbi jdbi, ObjectMapper json, Desk desk, AuditTrail trail) {
        this.jdbi = jdbi;
        this.json = json;
        this.desk = desk;
        this.trail = trail;
    }

    void add(UUID id, NewEvaluationRound wanted) {
        Actor by = desk.actor();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into evaluation_round (id, office_id, year, title, indicator_tree_id, self_check_due_on,
                          grades, opened_by, opened_for, opened_at)
                        values (:id, :office, :year, :title, :tree, :due, cast(:grades as jsonb), :by, :for, :at)""")
                .bind("id", id)
                .bind("office", desk.office())
                .bind("year", wanted.year())
                .bind("title", wanted.title().strip())
                .bind("tree", wanted.indicatorTreeId())
                .bind("due", wanted.selfCheckDueOn())
                .bind("grades", written(wanted.grades()))
                .bind("by", by.id())
                .bind("for", by.onBehalfOf())
                .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                .execute());
        trail.changed("EvaluationRound", id, null, wanted);
    }

    EvaluationRound get(UUID id) {
        return one("where x.id = :id and " + SEEN, id).orElseThrow(() -> RuleViolation.notFound("评价", id));
    }

    /** For a county whose evaluation is at hand: also where the round itself is not for it. */
    EvaluationRound of(Evaluation evaluation) {
        return one("where x.id = :id", evaluation.roundId).orElseThrow();
    }

    private Optional<EvaluationRound> one(String condition, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + condition)
                .bindMap(desk.reader())
                .bind("id", id)
                .map((row, context) -> round(row))
                .findOne());
    }

    Page<EvaluationRound> list(Paging paging) {
        Where where = new Where(SEEN, desk.reader()).before(paging.after(1), "x.id");
        List<EvaluationRound> rows =
                jdbi.withHandle(handle -> handle.createQuery(SELECT + where.sql() + " order by x.id desc limit :limit")
                        .bindMap(where.values())
                        .bind("limit", paging.limit() + 1)
                        .map((row, context) -> round(row))
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private EvaluationRound round(ResultSet row) throws SQLException {
        String counties = row.getString("counties");
        return new EvaluationRound(
                row.getObject("id", UUID.class),
                row.getObject("office_id", UUID.class),
                row.getInt("year"),
                row.getString("title"),
                row.getObject("indicator_tree_id", UUID.class),
                row.getObject("self_check_due_on", LocalDate.class),
                read(row.getString("grades"), new TypeReference<List<Grade>>() {}),
                counties == null ? Map.of() : read(counties, new TypeReference<TreeMap<String, Integer>>() {}));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
