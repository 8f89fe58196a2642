package dudao.commons.keys;

import dudao.commons.data.Ids;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code api_key} of this service: another service's keys open nothing here. */
@Singleton
class ApiKeys {

    private static final byte[] OF_NOBODY = new byte[32];

    private record Kept(ApiKey key, byte[] hash) {}

    private final Jdbi jdbi;
    private final Clock clock;

    ApiKeys(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The key, if it is one of ours, its secret is right, and it is neither expired nor revoked. */
    Optional<ApiKey> open(KeyText text) {
        Optional<Kept> kept =
                jdbi.withHandle(handle -> handle.createQuery("select * from api_key where prefix = :prefix")
                        .bind("prefix", text.prefix())
                        .map((row, context) -> new Kept(read(row), row.getBytes("hash")))
                        .findOne());
        // Compared also when there is nothing to compare with, and never faster for a better guess.
        boolean right = MessageDigest.isEqual(text.hash(), kept.map(Kept::hash).orElse(OF_NOBODY));
        OffsetDateTime now = now();
        return kept.map(Kept::key).filter(key -> right && key.revokedAt() == null && now.isBefore(key.expiresAt()));
    }

    ApiKey add(NewApiKey wanted, KeyText text, OffsetDateTime expiresAt, String by) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into api_key (id, version, prefix, hash, name, organization_id, roles, created_at,
                                             created_by, expires_at)
                        values (:id, 0, :prefix, :hash, :name, :organization, :roles, :now, :by, :expires)""")
                .bind("id", id)
                .bind("prefix", text.prefix())
                .bind("hash", text.hash())
                .bind("name", wanted.name().strip())
                .bind("organization", wanted.organizationId())
                .bindArray("roles", String.class, wanted.roles())
                .bind("now", now())
                .bind("by", by)
                .bind("expires", expiresAt)
                .execute());
        return get(id);
    }

    ApiKey get(UUID id) {
        return find("select * from api_key where id = :id", id);
    }

    ApiKey locked(UUID id) {
        return find("select * from api_key where id = :id for update", id);
    }

    private ApiKey find(String sql, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("接口密钥", id)));
    }

    ApiKey revoke(UUID id, String by, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update api_key set version = version + 1, revoked_at = :now, revoked_by = :by, reason = :reason
                        where id = :id""")
                .bind("id", id)
                .bind("now", now())
                .bind("by", by)
                .bind("reason", reason)
                .execute());
        return get(id);
    }

    /** Newest first. */
    Page<ApiKey> list(Paging paging) {
        List<String> after = paging.after(1);
        List<ApiKey> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from api_key where cast(:before as uuid) is null or id < :before
                        order by id desc limit :limit""")
                .bind("before", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> read(row))
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("prefix"),
                row.getString("name"),
                row.getObject("organization_id", UUID.class),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                time(row, "created_at"),
                row.getString("created_by"),
                time(row, "expires_at"),
                time(row, "revoked_at"),
                row.getString("revoked_by"),
                row.getString("reason"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
