package dudao.task.evidence;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code evidence}; a caller sees that of the own unit and that of the tasks it sees. */
@Singleton
class EvidenceFiles {

    /** A task the caller may read. */
    private static final String READABLE = "o.path ^@ any(:scope) and " + Secrecy.readable("t", "t.organization_id");

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    EvidenceFiles(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** False when the unit has these bytes already. */
    boolean add(Evidence evidence) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                insert into evidence (id, organization_id, uploader_organization_id, uploaded_at,
                                  uploaded_by, uploaded_by_name, on_behalf_of, name, media_type, size, sha256)
                                values (:id, :organizationId, :uploaderOrganizationId, :at, :uploadedBy,
                                  :uploadedByName, :onBehalfOf, :name, :mediaType, :size, decode(:sha256, 'hex'))
                                on conflict (organization_id, sha256) do nothing""")
                        .bindMethods(evidence)
                        .bind("at", evidence.uploadedAt().withOffsetSameInstant(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    Optional<Evidence> find(UUID organization, String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from evidence where organization_id = :organization and sha256 = decode(:sha256,"
                                + " 'hex')")
                .bind("organization", organization)
                .bind("sha256", sha256)
                .map(EvidenceFiles::evidence)
                .findOne());
    }

    /** How many of the unit's files no task uses. */
    long waiting(UUID organization) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from evidence e where organization_id = :organization
                          and not exists (select from evidence_use u where u.evidence_id = e.id)""")
                .bind("organization", organization)
                .mapTo(Long.class)
                .one());
    }

    Evidence get(UUID id) {
        return jdbi.withHandle(handle -> mine(handle.createQuery(
                                """
                                select * from evidence e where e.id = :id
                                  and (:office in (e.organization_id, e.uploader_organization_id) or exists (
                                    select from evidence_use u join task t on t.id = u.task_id
                                      join organization o on o.id = t.organization_id
                                    where u.evidence_id = e.id and %s))"""
                                        .formatted(READABLE)))
                        .bind("id", id)
                        .map(EvidenceFiles::evidence)
                        .findOne())
                .orElseThrow(() -> RuleViolation.notFound("佐证材料", id));
    }

    /** Whether a restricted task uses it, which makes reading it leave a row in the audit log. */
    boolean isRestricted(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from evidence_use u join task t on t.id = u.task_id
                          where u.evidence_id = :id and t.classification = 'RESTRICTED')""")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** What a task uses, in the order of upload; nothing of a task the caller may not read. */
    Page<Evidence> ofTask(UUID task, Paging paging) {
        List<String> after = paging.after(1);
        List<Evidence> rows = jdbi.withHandle(handle -> mine(handle.createQuery(
                        """
                        select e.* from evidence_use u join evidence e on e.id = u.evidence_id
                          join task t on t.id = u.task_id join organization o on o.id = t.organization_id
                        where u.task_id = :task and %s and (cast(:after as uuid) is null or e.id > :after)
                        order by e.id limit :limit"""
                                .formatted(READABLE)))
                .bind("task", task)
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map(EvidenceFiles::evidence)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    boolean isVisible(UUID task) {
        return jdbi.withHandle(handle -> mine(handle.createQuery(
                        "select exists (select from task t join organization o on o.id = t.organization_id"
                                + " where t.id = :task and " + READABLE + ")"))
                .bind("task", task)
                .mapTo(Boolean.class)
                .one());
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private <S extends SqlStatement<S>> S mine(S statement) {
        return statement
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId());
    }

    private static Evidence evidence(ResultSet row, StatementContext ignored) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("uploaded_at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("uploaded_by"),
                row.getString("uploaded_by_name"),
                row.getString("on_behalf_of"),
                row.getObject("uploader_organization_id", UUID.class));
    }
}
