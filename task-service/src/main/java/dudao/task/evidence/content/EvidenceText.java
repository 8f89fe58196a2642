package dudao.task.evidence.content;

import dudao.task.evidence.storing.EvidenceStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The text of evidence that is a Word or text file, for whoever compares texts. */
@Singleton
public class EvidenceText {

    private record Kept(String mediaType, long size) {}

    private final Jdbi jdbi;
    private final EvidenceStore store;

    EvidenceText(Jdbi jdbi, EvidenceStore store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    /** Empty when it has none that could be read; of a file the caller has been found to see. */
    public String of(UUID id) {
        Kept kept = jdbi.withHandle(handle -> handle.createQuery("select media_type, size from evidence where id = :id")
                .bind("id", id)
                .map((row, context) -> new Kept(row.getString("media_type"), row.getLong("size")))
                .one());
        boolean word = kept.mediaType().equals(OfficeFile.WORD);
        if (!word && !kept.mediaType().equals(MediaTypes.TEXT)) {
            return "";
        }
        try {
            Path file = Files.createTempFile("evidence", null);
            try {
                try (OutputStream receiver = Files.newOutputStream(file)) {
                    store.copy(id, 0, kept.size() - 1, receiver);
                }
                return word ? OfficeFile.text(file) : Files.readString(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
