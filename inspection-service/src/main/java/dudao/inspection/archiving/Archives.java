package dudao.inspection.archiving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspections.ArchivePart;
import dudao.inspection.requests.Days;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code inspection_archive}: written once and never changed. */
@Singleton
class Archives {

    public record Part(String name, String content, String sha256, OffsetDateTime archivedAt) {}

    private static final RowMapper<Part> ROW = ConstructorMapper.of(Part.class);

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final AuditTrail trail;
    private final List<ArchivePart> parts;

    Archives(Jdbi jdbi, ObjectMapper json, AuditTrail trail, @All List<ArchivePart> parts) {
        this.jdbi = jdbi;
        this.json = json;
        this.trail = trail;
        this.parts = parts;
    }

    void keep(UUID inspection, Actor by, Instant at) {
        Map<String, Object> contents = new TreeMap<>();
        parts.forEach(part -> part.content(inspection).ifPresent(content -> contents.put(part.name(), content)));
        add(inspection, contents, by, at);
    }

    void supplement(UUID inspection, String name, Object content, Actor by, Instant at) {
        add(inspection, Map.of(name, content), by, at);
    }

    private void add(UUID inspection, Map<String, Object> contents, Actor by, Instant at) {
        Map<String, String> hashes = new TreeMap<>();
        jdbi.useHandle(handle -> contents.forEach((name, content) -> {
            String text = write(content);
            hashes.put(name, sha256(text));
            handle.createUpdate(
                            """
                            insert into inspection_archive (inspection_id, name, content, sha256, archived_by,
                              archived_for, archived_at)
                            values (:inspection, :name, :content, :sha256, :by, :for, :at)""")
                    .bind("inspection", inspection)
                    .bind("name", name)
                    .bind("content", text)
                    .bind("sha256", hashes.get(name))
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
        }));
        trail.changed("InspectionArchive", inspection, null, hashes);
    }

    Archive of(UUID inspection) {
        List<Part> kept = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select name, content, sha256, archived_at from inspection_archive
                        where inspection_id = :inspection order by archived_at, name""")
                .bind("inspection", inspection)
                .map(ROW)
                .list());
        if (kept.isEmpty()) {
            throw RuleViolation.notFound("档案", inspection);
        }
        List<Archive.Entry> entries = kept.stream().map(Archives::entry).toList();
        return new Archive(
                inspection,
                Days.shown(kept.get(0).archivedAt()),
                "SHA-256",
                entries,
                entries.stream().allMatch(Archive.Entry::intact));
    }

    private static Archive.Entry entry(Part part) {
        return new Archive.Entry(
                part.name(),
                part.content().getBytes(StandardCharsets.UTF_8).length,
                part.sha256(),
                Days.shown(part.archivedAt()),
                sha256(part.content()).equals(part.sha256()));
    }

    private String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
