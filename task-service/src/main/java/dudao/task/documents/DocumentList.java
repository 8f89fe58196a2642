package dudao.task.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads documents of the tasks a caller sees. */
@Singleton
class DocumentList {

    private static final String ALIKE =
            """
            exists (select from document_likeness l where (l.document_id = d.id and l.number = d.current_number)
                      or (l.other_document_id = d.id and l.other_number = d.current_number))""";

    private static final String SELECT =
            """
            select d.*, t.county_id, o.name as organization_name, v.title, v.text, v.evidence_id, v.filed_at, v.filed_by,
                   v.filed_by_name, v.on_behalf_of, c.decision, c.reason, c.at as decided_at, c.actor, c.actor_name,
                   (select coalesce(jsonb_agg(jsonb_build_object('documentId', l.other, 'likeness', l.likeness,
                             'organizationName', (select ou.name from document od
                                join organization ou on ou.id = od.organization_id where od.id = l.other))
                             order by l.likeness desc, l.other), '[]')
                    from (select other_document_id as other, likeness from document_likeness
                          where document_id = d.id and number = d.current_number
                          union
                          select document_id, likeness from document_likeness
                          where other_document_id = d.id and other_number = d.current_number limit 10) l) as alike
            from document d
            join document_version v on v.document_id = d.id and v.number = %s
            left join document_decision c on c.document_id = d.id and c.number = v.number
            join task t on t.id = d.task_id
            join organization o on o.id = t.organization_id
            where o.path ^@ any(:scope) and %s and\s""";

    private static final String READABLE = Secrecy.readable("t", "t.organization_id");
    private static final String CURRENT = SELECT.formatted("d.current_number", READABLE);
    private static final String VERSIONS =
            SELECT.formatted("any(array(select number from document_version where document_id = d.id))", READABLE);

    private static final String COVERAGE =
            """
            select t.county_id, coalesce((select name from organization where id = t.county_id), '市本级') as name,
                   count(*) as units, count(d.id) as filed,
                   count(*) filter (where d.state = 'APPROVED') as approved,
                   count(*) filter (where d.state = 'RETURNED') as returned,
                   count(*) filter (where %s) as alike
            from task t join organization o on o.id = t.organization_id left join document d on d.task_id = t.id
            where t.measure_id = :measure and t.state not in ('REASSIGNED', 'CANCELLED')
              and o.path ^@ any(:scope) and %s
            group by t.county_id order by name, t.county_id"""
                    .formatted(ALIKE, READABLE);

    private static final RowMapper<Coverage> COVERED = ConstructorMapper.of(Coverage.class);
    private static final TypeReference<List<DocumentView.Like>> LIKES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final ObjectMapper json;

    DocumentList(Jdbi jdbi, OrganizationTree tree, Caller caller, ObjectMapper json) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.json = json;
    }

    DocumentView get(UUID id) {
        return jdbi.withHandle(handle -> mine(handle.createQuery(CURRENT + "d.id = :id"), null)
                        .bind("id", id)
                        .map((row, context) -> view(row))
                        .findOne())
                .orElseThrow(() -> RuleViolation.notFound("方案", id));
    }

    /** All of one document, newest first. */
    List<DocumentView> versions(UUID id) {
        return jdbi.withHandle(handle -> mine(handle.createQuery(VERSIONS + "d.id = :id order by v.number desc"), null)
                .bind("id", id)
                .map((row, context) -> view(row))
                .list());
    }

    Page<DocumentView> page(DocumentFilter filter, Paging paging) {
        List<String> after = paging.after(1);
        List<DocumentView> rows = jdbi.withHandle(handle -> mine(
                        handle.createQuery(CURRENT
                                + """
                                        (cast(:measure as uuid) is null or d.measure_id = :measure)
                                        and (cast(:task as uuid) is null or d.task_id = :task)
                                        and (cast(:state as text) is null or d.state = :state)
                                        and (not :alikeOnly or %s)
                                        and (cast(:after as uuid) is null or d.id > :after)
                                        order by d.id limit :limit"""
                                        .formatted(ALIKE)),
                        filter.under)
                .bind("measure", filter.measureId)
                .bind("task", filter.taskId)
                .bind("state", filter.state())
                .bind("alikeOnly", filter.alikeOnly())
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> view(row))
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    List<Coverage> coverage(UUID measureId, UUID under) {
        return jdbi.withHandle(handle -> mine(handle.createQuery(COVERAGE), under)
                .bind("measure", measureId)
                .map(COVERED)
                .list());
    }

    private Query mine(Query query, UUID under) {
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        return query.bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, caller.organizationId());
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private DocumentView view(ResultSet row) throws SQLException {
        return new DocumentView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("task_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getObject("county_id", UUID.class),
                row.getString("state"),
                row.getInt("current_number"),
                row.getString("title"),
                row.getString("text"),
                row.getObject("evidence_id", UUID.class),
                time(row, "filed_at"),
                row.getString("filed_by"),
                row.getString("filed_by_name"),
                row.getString("on_behalf_of"),
                row.getString("decision") == null
                        ? null
                        : new DocumentView.Decision(
                                row.getString("decision"),
                                row.getString("reason"),
                                time(row, "decided_at"),
                                row.getString("actor"),
                                row.getString("actor_name")),
                likes(row.getString("alike")));
    }

    private List<DocumentView.Like> likes(String stored) {
        try {
            return json.readValue(stored, LIKES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(Clocks.SHANGHAI)
                .toOffsetDateTime();
    }
}
