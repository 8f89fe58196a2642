package dudao.commons.testing.access;

import dudao.commons.testing.Rows;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** API keys for the matrix: one that is at its end, and what it takes to make one. */
public final class Keys {

    private Keys() {}

    public static Map<String, Object> revoked() {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into api_key (id, version, prefix, hash, name, organization_id, roles, created_at, created_by,"
                        + " expires_at, revoked_at) values (?, 1, ?, '', '矩阵', ?, '{SYSTEM}', now(), 'x', now(), now())",
                id,
                id.toString(),
                id);
        return Map.of("id", id);
    }

    public static String wanted(Places places) {
        return "{\"name\":\"矩阵\",\"organizationId\":\"" + places.own() + "\",\"roles\":[\"SYSTEM\"],\"expiresOn\":\""
                + LocalDate.now().plusDays(30) + "\"}";
    }
}
