package dudao.commons.identity.delegation;

import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Table {@code delegation}: who may act for whom (委托代办). The service in which persons grant and revoke owns it; in the
 * others it is a read model.
 */
@Singleton
public class Delegations {

    /** @param organizationId the delegator's, which the delegate acts for */
    public record InForce(UUID id, UUID organizationId, Set<String> roles) {}

    /** What a read model keeps. */
    public record Told(
            UUID delegationId,
            String delegator,
            String delegatorName,
            UUID organizationId,
            String delegate,
            String delegateName,
            List<String> roles,
            LocalDate from,
            LocalDate to,
            OffsetDateTime grantedAt,
            OffsetDateTime revokedAt,
            String revokedBy) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Delegations(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param delegate who wants to act; nobody acts for null or instead of a system's key */
    public Optional<InForce> inForce(String delegator, String delegate) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, organization_id, roles from delegation
                        where delegator = :delegator and delegate = :delegate and revoked_at is null
                          and :today between valid_from and valid_to
                        order by granted_at desc limit 1""")
                .bind("delegator", delegator)
                .bind("delegate", delegate)
                .bind("today", Clocks.dateOf(clock.instant()))
                .map((row, context) -> inForce(row))
                .findOne());
    }

    private static InForce inForce(ResultSet row) throws SQLException {
        return new InForce(
                row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), Set.of((String[])
                        row.getArray("roles").getArray()));
    }

    /** A delegation is granted (version 0) and perhaps revoked; whichever is heard first, revoked it stays. */
    public void upsert(Told told, long version) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                    insert into delegation (id, version, delegator, delegator_name, organization_id, delegate,
                                            delegate_name, roles, valid_from, valid_to, granted_at, revoked_at, revoked_by)
                    values (:delegationId, :version, :delegator, :delegatorName, :organizationId, :delegate,
                            :delegateName, :roleNames, :from, :to, :grantedAt, :revokedAt, :revokedBy)
                    on conflict (id) do update set version = excluded.version, revoked_at = excluded.revoked_at,
                      revoked_by = excluded.revoked_by
                    where delegation.version < excluded.version""")
                .bindMethods(told)
                .bindArray("roleNames", String.class, told.roles())
                .bind("version", version)
                .execute());
    }
}
