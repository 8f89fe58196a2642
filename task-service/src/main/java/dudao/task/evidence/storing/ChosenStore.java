package dudao.task.evidence.storing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** New bytes go to the store that is configured; older ones are read from where they are. */
@Singleton
class ChosenStore implements EvidenceStore {

    /** Values of {@code dudao.evidence.store}. */
    enum Kind {
        POSTGRESQL,
        S3
    }

    private final ChunkStore chunks;
    private final ObjectStore objects;
    private final Kind kind;

    ChosenStore(
            ChunkStore chunks,
            ObjectStore objects,
            @ConfigProperty(name = "dudao.evidence.store", defaultValue = "postgresql") Kind kind) {
        this.chunks = chunks;
        this.objects = objects;
        this.kind = kind;
    }

    /** What cannot be kept is found out before anybody hands anything in. */
    void start(@Observes StartupEvent started) {
        if (kind == Kind.S3 && !objects.isConfigured()) {
            throw new IllegalStateException("dudao.evidence.store is s3, but dudao.evidence.s3.bucket is not set");
        }
    }

    @Override
    public void put(UUID id, Path content) throws IOException {
        (kind == Kind.S3 ? objects : chunks).put(id, content);
    }

    @Override
    public void copy(UUID id, long from, long to, OutputStream receiver) throws IOException {
        (objects.has(id) ? objects : chunks).copy(id, from, to, receiver);
    }
}
