package dudao.commons.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What requests left in the audit log, found by the id the test gave them. */
public final class AuditRows {

    private final Jdbi jdbi;

    public AuditRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public static String requestId() {
        return "test-" + UUID.randomUUID();
    }

    /** The only row of the request, once it is chained. */
    public Map<String, Object> one(String requestId) {
        List<Map<String, Object>> rows =
                await(requestId).atMost(Duration.ofSeconds(20)).until(() -> of(requestId), found -> !found.isEmpty());
        if (rows.size() != 1) {
            throw new AssertionError(rows.toString());
        }
        return rows.get(0);
    }

    public List<Map<String, Object>> of(String requestId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select position, at, action, resource_kind, resource_id, outcome, status, code, actor, actor_name,
                          organization_id, roles, reason, remote_address, correlation,
                          encode(before_hash, 'hex') as before_hash, encode(after_hash, 'hex') as after_hash
                        from audit_event where request_id = :request""")
                .bind("request", requestId)
                .mapToMap()
                .list());
    }

    public long waiting(String requestId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from audit_pending where request_id = :request")
                        .bind("request", requestId)
                        .mapTo(Long.class)
                        .one());
    }
}
