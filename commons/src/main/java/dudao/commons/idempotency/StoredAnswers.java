package dudao.commons.idempotency;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code idempotency_key}: what was answered to which key of which caller. */
@Singleton
class StoredAnswers {

    static final Duration KEPT = Duration.ofDays(7);

    public record Answer(String requestHash, int status, String location, String etag, String body) {}

    private static final RowMapper<Answer> ANSWER = ConstructorMapper.of(Answer.class);

    private final Jdbi jdbi;
    private final Clock clock;

    StoredAnswers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The stored answer; or null, and then this transaction alone holds the key until it ends. */
    Answer claim(String client, String key) {
        return jdbi.withHandle(handle -> {
            if (!lock(handle, client, key)) {
                throw RuleViolation.of("REQUEST_IN_PROGRESS", "同一 Idempotency-Key 的请求仍在处理,请稍后重试");
            }
            return handle.createQuery(
                            """
                            select request_hash, status, location, etag, body from idempotency_key
                            where client = :client and key = :key and created_at > :since""")
                    .bind("client", client)
                    .bind("key", key)
                    .bind("since", now().minus(KEPT))
                    .map(ANSWER)
                    .findOne()
                    .orElse(null);
        });
    }

    private static boolean lock(Handle handle, String client, String key) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:client || ' ' || :key, 0))")
                .bind("client", client)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    void store(String client, String key, Answer answer) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into idempotency_key (client, key, request_hash, status, location, etag, body, created_at)
                        values (:client, :key, :requestHash, :status, :location, :etag, :body, :now)
                        on conflict (client, key) do update set request_hash = excluded.request_hash,
                          status = excluded.status, location = excluded.location, etag = excluded.etag,
                          body = excluded.body, created_at = excluded.created_at""")
                .bind("client", client)
                .bind("key", key)
                .bindMethods(answer)
                .bind("now", now())
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
