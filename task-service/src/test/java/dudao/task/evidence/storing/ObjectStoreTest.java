package dudao.task.evidence.storing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.testing.RealParts;
import dudao.task.evidence.storing.ChosenStore.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence in a bucket of a real S3 server, which looks at signatures, beside the real database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ObjectStoreTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private static S3Server server;

    @Inject
    Jdbi jdbi;

    @Inject
    ChunkStore chunks;

    @TempDir
    Path files;

    private final Jdbi owner = RealParts.owner();

    @BeforeAll
    static void serve() throws Exception {
        server = S3Server.start("evidence");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void whatWasPutComesBackByteForByte() throws Exception {
        byte[] content = bytes(700_001);
        UUID id = UUID.randomUUID();
        keep(store(Kind.S3), id, content);
        assertArrayEquals(content, read(store(Kind.S3), id, 0, 700_000));
        assertArrayEquals(Arrays.copyOfRange(content, 262_140, 262_150), read(store(Kind.S3), id, 262_140, 262_149));
        assertArrayEquals(Arrays.copyOfRange(content, 700_000, 700_001), read(store(Kind.S3), id, 700_000, 700_000));
        assertEquals(0, chunksOf(id));
    }

    @Test
    void whatWasKeptBeforeIsReadFromWhereItIs() throws Exception {
        byte[] content = bytes(300_000);
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        keep(store(Kind.POSTGRESQL), before, content);
        keep(store(Kind.S3), after, content);
        for (Kind kind : Kind.values()) {
            assertArrayEquals(content, read(store(kind), before, 0, 299_999));
            assertArrayEquals(content, read(store(kind), after, 0, 299_999));
        }
        assertEquals(2, chunksOf(before));
    }

    @Test
    void whatGotNoFurtherIsRemovedOnceItIsSettledAndNothingElse() throws Exception {
        UUID lost = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .call(() -> {
                    describe(lost);
                    store(Kind.S3).put(lost, file(bytes(100)));
                    throw new IllegalStateException("before the commit");
                }));
        keep(store(Kind.S3), kept, bytes(100));
        String foreign = "evidence/" + UUID.randomUUID() + "/" + UUID.randomUUID();
        String note = folder() + "note.txt";
        bucket().put(foreign, file(bytes(10)));
        bucket().put(note, file(bytes(10)));

        sweep(Duration.ofHours(23));
        assertEquals(List.of(folder() + lost), names(folder() + lost));
        sweep(Duration.ofHours(25));
        assertEquals(List.of(), names(folder() + lost));
        for (String other : List.of(folder() + kept, foreign, note)) {
            assertEquals(List.of(other), names(other));
        }
    }

    @Test
    void whatExpiresLeavesNoObject() throws Exception {
        UUID id = UUID.randomUUID();
        keep(store(Kind.S3), id, bytes(100));
        owner.useHandle(handle -> handle.execute("delete from evidence where id = ?", id));
        sweep(Duration.ofDays(2));
        assertEquals(List.of(), names(folder() + id));
    }

    @Test
    void aStoreThatIsAwayIsTemporarilyUnavailableAndNothingIsKept() {
        UUID id = UUID.randomUUID();
        ChosenStore away = new ChosenStore(chunks, objects(NOWHERE, S3Server.SECRET), Kind.S3);
        assertUnavailable(() -> keep(away, id, bytes(100)));
        assertEquals(0, number("select count(*) from evidence where id = ?", id));
    }

    @Test
    void aWrongKeyKeepsNothing() {
        UUID id = UUID.randomUUID();
        ChosenStore stranger = new ChosenStore(chunks, objects(server.address(), "guessed"), Kind.S3);
        assertUnavailable(() -> keep(stranger, id, bytes(100)));
        assertEquals(List.of(), names(folder() + id));
    }

    @Test
    void withoutABucketNothingStarts() {
        BucketSettings none = new BucketSettings(
                Optional.empty(), Optional.empty(), "us-east-1", true, Optional.empty(), Optional.empty());
        ChosenStore store = new ChosenStore(chunks, new ObjectStore(none, jdbi), Kind.S3);
        assertThrows(IllegalStateException.class, () -> store.start(new StartupEvent()));
        new ChosenStore(chunks, new ObjectStore(none, jdbi), Kind.POSTGRESQL).start(new StartupEvent());
    }

    private static void assertUnavailable(org.junit.jupiter.api.function.Executable work) {
        assertEquals(
                "TEMPORARILY_UNAVAILABLE",
                assertThrows(RuleViolation.class, work).code());
    }

    private ChosenStore store(Kind kind) {
        return new ChosenStore(chunks, objects(server.address(), S3Server.SECRET), kind);
    }

    private ObjectStore objects(URI endpoint, String secret) {
        return new ObjectStore(settings(endpoint, secret), jdbi);
    }

    private Bucket bucket() {
        return settings(server.address(), S3Server.SECRET).bucket().orElseThrow();
    }

    private static BucketSettings settings(URI endpoint, String secret) {
        return new BucketSettings(
                Optional.of("evidence"),
                Optional.of(endpoint),
                "us-east-1",
                true,
                Optional.of(S3Server.KEY),
                Optional.of(secret));
    }

    /** As an upload does it. */
    private void keep(EvidenceStore store, UUID id, byte[] content) throws IOException {
        Path file = file(content);
        QuarkusTransaction.requiringNew().call(() -> {
            describe(id);
            store.put(id, file);
            return null;
        });
    }

    private void describe(UUID id) {
        jdbi.useHandle(handle -> {
            Scope.everything(handle);
            handle.execute(
                    """
                    insert into evidence (id, organization_id, uploader_organization_id, uploaded_at, uploaded_by, name,
                      media_type, size, sha256) values (?, ?, ?, now(), 'head', '总结', 'text/plain', 1, 'x')""",
                    id,
                    UUID.randomUUID(),
                    UUID.randomUUID());
        });
    }

    private static byte[] read(EvidenceStore store, UUID id, long from, long to) throws IOException {
        ByteArrayOutputStream receiver = new ByteArrayOutputStream();
        store.copy(id, from, to, receiver);
        return receiver.toByteArray();
    }

    private void sweep(Duration later) {
        ObjectStore objects = objects(server.address(), S3Server.SECRET);
        new LostObjects(objects, Clock.offset(Clock.systemUTC(), later), Duration.ofDays(1)).sweep();
    }

    private List<String> names(String prefix) {
        try (Stream<List<Bucket.Kept>> pages = bucket().pages(prefix)) {
            return pages.flatMap(List::stream).map(Bucket.Kept::name).toList();
        }
    }

    private String folder() {
        return owner.withHandle(handle -> handle.createQuery("select evidence_folder()")
                .mapTo(String.class)
                .one());
    }

    private long chunksOf(UUID id) {
        return number("select count(*) from evidence_chunk where evidence_id = ?", id);
    }

    private long number(String query, UUID id) {
        return owner.withHandle(handle ->
                handle.createQuery(query).bind(0, id).mapTo(Long.class).one());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(files.resolve(UUID.randomUUID().toString()), content);
    }

    private static byte[] bytes(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
