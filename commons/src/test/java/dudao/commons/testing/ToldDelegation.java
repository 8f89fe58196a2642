package dudao.commons.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A delegation as task-service tells it: made from its sample, and awaited in the read model. */
public final class ToldDelegation {

    private static final Path SAMPLE =
            Path.of("../task-service/src/main/contract/events/dudao.delegation.granted.v1.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode data;
    private final UUID id = UUID.randomUUID();

    public ToldDelegation(String delegator, String delegate, UUID organization, String... roles) {
        try {
            data = (ObjectNode) JSON.readTree(SAMPLE.toFile()).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        data.put("delegationId", id.toString()).put("delegator", delegator).put("delegate", delegate);
        data.put("organizationId", organization.toString());
        data.set("roles", JSON.valueToTree(List.of(roles)));
        data.put("from", today.toString()).put("to", today.toString());
    }

    public ToldDelegation between(LocalDate from, LocalDate to) {
        data.put("from", from.toString()).put("to", to.toString());
        return this;
    }

    public ToldDelegation granted() {
        send("granted", 0);
        return this;
    }

    public void revoked() {
        data.put("revokedAt", Instant.now().toString()).put("revokedBy", "secadmin");
        send("revoked", 1);
    }

    private void send(String fact, long version) {
        Told.event("delegation.events.v1", "dudao.delegation." + fact + ".v1", id, version, Instant.now(), data);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isKnown(version));
    }

    private boolean isKnown(long version) {
        try (var owner = RealParts.asOwner();
                var query = owner.prepareStatement(
                        "select exists (select from delegation where id = ? and version >= ?)")) {
            query.setObject(1, id);
            query.setLong(2, version);
            var row = query.executeQuery();
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
