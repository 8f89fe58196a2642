package dudao.task.documents;

import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tables {@code document}, {@code document_version}, {@code document_decision} and {@code document_likeness}. */
@Singleton
class Documents {

    /** From this share of common runs on two wordings are shown side by side. */
    private static final int LIKE = 80;

    private final EntityManager entities;
    private final Jdbi jdbi;

    Documents(EntityManager entities, Jdbi jdbi) {
        this.entities = entities;
        this.jdbi = jdbi;
    }

    Document get(UUID id) {
        return Optional.ofNullable(entities.find(Document.class, id))
                .orElseThrow(() -> RuleViolation.notFound("方案", id));
    }

    Optional<Document> ofTask(UUID taskId) {
        return entities.createQuery("from Document where taskId = ?1", Document.class)
                .setParameter(1, taskId)
                .getResultStream()
                .findFirst();
    }

    void add(Document document) {
        entities.persist(document);
    }

    /** With what it is like; compared with everything that was filed for the measure, also outside the unit's sight. */
    void addVersion(Document document, NewDocument filed, Wording wording, Caller caller) {
        entities.flush();
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            insert into document_version (document_id, number, title, text, evidence_id, filed_at, filed_by,
                              filed_by_name, on_behalf_of, fingerprint, signature, bands)
                            values (:id, :number, :title, :text, :evidence, :at, :by, :byName, :onBehalfOf, :fingerprint,
                              :signature, :bands)""")
                    .bind("id", document.id)
                    .bind("number", document.currentNumber)
                    .bind("title", filed.title())
                    .bind("text", filed.text())
                    .bind("evidence", filed.evidenceId())
                    .bind("at", at(document))
                    .bind("by", caller.id())
                    .bind("byName", caller.name())
                    .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                    .bind("fingerprint", wording.fingerprint())
                    .bind("signature", wording.signature())
                    .bind("bands", wording.bands())
                    .execute();
            compare(handle, document, wording);
        });
    }

    private static void compare(Handle handle, Document document, Wording wording) {
        handle.createUpdate(
                        """
                        insert into document_likeness (document_id, number, other_document_id, other_number, likeness)
                        select :id, :number, document_id, number, likeness
                        from like_documents(:measure, :id, :fingerprint, :signature, :bands, :least)""")
                .bind("id", document.id)
                .bind("number", document.currentNumber)
                .bind("measure", document.measureId)
                .bind("fingerprint", wording.fingerprint())
                .bind("signature", wording.signature())
                .bind("bands", wording.bands())
                .bind("least", LIKE)
                .execute();
    }

    void decide(Document document, String decision, String reason, Caller caller) {
        entities.flush();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into document_decision (document_id, number, decision, reason, at, actor, actor_name,
                          actor_organization_id, on_behalf_of)
                        values (:id, :number, :decision, :reason, :at, :actor, :actorName, :organization,
                          :onBehalfOf)""")
                .bind("id", document.id)
                .bind("number", document.currentNumber)
                .bind("decision", decision)
                .bind("reason", reason)
                .bind("at", at(document))
                .bind("actor", caller.id())
                .bind("actorName", caller.name())
                .bind("organization", caller.organizationId())
                .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                .execute());
    }

    private static OffsetDateTime at(Document document) {
        return document.updatedAt.atOffset(ZoneOffset.UTC);
    }

    /** Everybody who has filed a version, or for whom that was done. */
    People filers(UUID id) {
        Set<String> filers = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct person
                        from document_version, lateral (values (filed_by), (on_behalf_of)) p (person)
                        where document_id = :id and person is not null""")
                .bind("id", id)
                .mapTo(String.class)
                .set());
        return People.of(filers);
    }

    String sha256(UUID evidenceId) {
        return HexFormat.of()
                .formatHex(jdbi.withHandle(handle -> handle.createQuery("select sha256 from evidence where id = :id")
                        .bind("id", evidenceId)
                        .mapTo(byte[].class)
                        .one()));
    }
}
