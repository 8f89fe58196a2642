package dudao.task.evidence.storing;

import dudao.commons.identity.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code evidence_chunk}: one backup and one transaction with everything else. */
@Singleton
@Typed(ChunkStore.class)
class ChunkStore implements EvidenceStore {

    private static final int CHUNK = 256 * 1024;
    /** Of a batch: what is held in memory at once is this many chunks. */
    private static final int AT_ONCE = 8;

    private final Jdbi jdbi;

    ChunkStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(UUID id, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            put(id, content);
        }
    }

    private void put(UUID id, InputStream content) throws IOException {
        jdbi.<IOException>useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into evidence_chunk values (:id, :position, :content)");
            int position = 0;
            for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                batch.bind("id", id)
                        .bind("position", position++)
                        .bind("content", chunk)
                        .add();
                if (batch.size() == AT_ONCE) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    @Override
    public void copy(UUID id, long from, long to, OutputStream receiver) throws IOException {
        for (long at = from; at <= to; ) {
            int start = (int) (at % CHUNK);
            int length = (int) Math.min(CHUNK - start, to - at + 1);
            receiver.write(part(id, (int) (at / CHUNK), start, length));
            at += length;
        }
    }

    private byte[] part(UUID id, int position, int start, int length) {
        byte[] part = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    Scope.everything(handle);
                    return handle.createQuery(
                                    """
                            select substring(content from :start for :length) from evidence_chunk
                            where evidence_id = :id and position = :position""")
                            .bind("start", start + 1)
                            .bind("length", length)
                            .bind("id", id)
                            .bind("position", position)
                            .mapTo(byte[].class)
                            .findOne()
                            .orElse(new byte[0]);
                }));
        if (part.length < length) {
            throw new IllegalStateException("Evidence " + id + " has no chunk " + position);
        }
        return part;
    }
}
