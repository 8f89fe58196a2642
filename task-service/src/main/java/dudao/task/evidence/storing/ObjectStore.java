package dudao.task.evidence.storing;

import dudao.commons.identity.Scope;
import dudao.task.evidence.storing.Bucket.Kept;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Objects of a bucket, one for each piece of evidence, and a row of table {@code evidence_object} that says so. The object
 * is there before its row is committed: what is left behind by whoever got no further is removed by {@link LostObjects}.
 */
@Singleton
@Typed(ObjectStore.class)
class ObjectStore implements EvidenceStore {

    private final Optional<Bucket> bucket;
    private final Jdbi jdbi;

    ObjectStore(BucketSettings settings, Jdbi jdbi) {
        this.bucket = settings.bucket();
        this.jdbi = jdbi;
    }

    boolean isConfigured() {
        return bucket.isPresent();
    }

    boolean has(UUID id) {
        return !known(Set.of(id)).isEmpty();
    }

    @Override
    public void put(UUID id, Path content) throws IOException {
        bucket().put(folder() + id, content);
        jdbi.useHandle(handle -> handle.execute("insert into evidence_object values (?)", id));
    }

    @Override
    public void copy(UUID id, long from, long to, OutputStream receiver) throws IOException {
        bucket().copy(folder() + id, from, to, receiver);
    }

    /** Everything in this database's folder. */
    Stream<List<Kept>> pages() {
        return bucket().pages(folder());
    }

    void remove(UUID id) {
        bucket().remove(folder() + id);
    }

    /** Those of them that a committed row names. */
    Set<UUID> known(Set<UUID> ids) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    Scope.everything(handle);
                    return handle.createQuery("select evidence_id from evidence_object where evidence_id = any(:ids)")
                            .bindArray("ids", UUID.class, ids)
                            .mapTo(UUID.class)
                            .set();
                }));
    }

    /** A database has its own, so that nobody takes another one's evidence for lost. */
    private String folder() {
        return jdbi.withHandle(handle -> handle.createQuery("select evidence_folder()")
                .mapTo(String.class)
                .one());
    }

    private Bucket bucket() {
        return bucket.orElseThrow(
                () -> new IllegalStateException("Evidence is in a bucket, but dudao.evidence.s3.bucket is not set"));
    }
}
