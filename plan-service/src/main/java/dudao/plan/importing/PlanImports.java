package dudao.plan.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code plan_import}. An import is seen by the organisation that made it. */
@ApplicationScoped
public class PlanImports {

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final OrganizationTree organizations;
    private final Clock clock;

    PlanImports(Jdbi jdbi, ObjectMapper json, OrganizationTree organizations, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** @param n position of the document in the import, from 1 */
    public ImportedDocument document(UUID importId, int n, Caller caller) {
        ImportResult result = get(importId, caller);
        if (n < 1 || n > result.documents().size()) {
            throw RuleViolation.notFound("导入 " + importId + " 的文件", n);
        }
        return result.documents().get(n - 1);
    }

    /** The same, if the import is there for the caller. */
    public Optional<ImportedDocument> find(UUID importId, int n, Caller caller) {
        return find(importId, caller)
                .filter(result -> n >= 1 && n <= result.documents().size())
                .map(result -> result.documents().get(n - 1));
    }

    ImportResult get(UUID id, Caller caller) {
        return find(id, caller).orElseThrow(() -> RuleViolation.notFound("导入", id));
    }

    private Optional<ImportResult> find(UUID id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select result from plan_import where id = :id and organization_id = :organization")
                        .bind("id", id)
                        .bind("organization", caller.organizationId())
                        .mapTo(String.class)
                        .findOne())
                .map(this::read);
    }

    UUID add(SubmittedText text, ImportResult result, Caller caller) {
        organizations.scopeOf(caller);
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into plan_import (id, organization_id, person, imported_for, text_sha256, result,
                                                 created_at)
                        values (:id, :organization, :person, :importedFor, :sha256, :result, :now)""")
                .bind("id", id)
                .bind("organization", caller.organizationId())
                .bind("person", caller.id())
                .bind("importedFor", caller.onBehalfOf().orElse(null))
                .bind("sha256", text.sha256())
                .bind("result", write(result))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        return id;
    }

    private ImportResult read(String stored) {
        try {
            return json.readValue(stored, ImportResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable import", e);
        }
    }

    private String write(ImportResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
