package dudao.plan.targets.eligibility;

import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Who counts in the denominator of targets. Marks are added, never changed but by their approval. */
@Singleton
public class Eligibilities {

    /**
     * Rows {@code (target_id, organization_id)} of units that by {@code :asOf} were approved not to count; {@code %s} is a
     * condition on {@code target_eligibility e}. To be joined where units in scope are counted.
     */
    public static final String EXCLUDED =
            """
            select target_id, organization_id from (
              select distinct on (e.target_id, e.organization_id) e.* from target_eligibility e
              where e.approved_at <= :asOf and %s
              order by e.target_id, e.organization_id, e.approved_at desc, e.id desc) marked
            where eligibility <> 'ELIGIBLE'""";

    private static final String VISIBLE =
            """
            and (o.path ^@ any(:scope)
                 or exists (select from unnest(cast(:scope as text[])) root where root ^@ o.path))""";

    private final Jdbi jdbi;
    private final Clock clock;

    Eligibilities(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Units that do not count, of each target that has some. One query; authorise first. */
    public Map<UUID, Set<UUID>> excluded(Collection<UUID> targets, Instant asOf) {
        return jdbi.withHandle(handle -> handle.createQuery(EXCLUDED.formatted("e.target_id = any(:targets)"))
                .bindArray("targets", UUID.class, targets)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .reduceRows(new HashMap<UUID, Set<UUID>>(), (all, row) -> {
                    all.computeIfAbsent(row.getColumn("target_id", UUID.class), target -> new HashSet<>())
                            .add(row.getColumn("organization_id", UUID.class));
                    return all;
                }));
    }

    EligibilityView of(UUID targetId, Instant asOf, String[] scope) {
        return EligibilityView.of(
                targetId,
                marks(
                        """
                        select e.*, o.name from (
                          select distinct on (organization_id) * from target_eligibility
                          where target_id = :target and approved_at <= :asOf
                          order by organization_id, approved_at desc, id desc) e
                        join organization o on o.id = e.organization_id where true"""
                                + " " + VISIBLE + " order by o.path",
                        targetId,
                        asOf,
                        scope),
                marks(
                        """
                        select e.*, o.name from target_eligibility e join organization o on o.id = e.organization_id
                        where e.target_id = :target and e.proposed_at <= :asOf
                          and (e.approved_at is null or e.approved_at > :asOf)"""
                                + " " + VISIBLE + " order by e.proposed_at, o.path, e.id",
                        targetId,
                        asOf,
                        scope));
    }

    private List<EligibilityView.Mark> marks(String sql, UUID targetId, Instant asOf, String[] scope) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("target", targetId)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bindArray("scope", String.class, (Object[]) scope)
                .map((row, context) -> mark(row))
                .list());
    }

    private static EligibilityView.Mark mark(ResultSet row) throws SQLException {
        String approver = row.getString("approved_by");
        return new EligibilityView.Mark(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                Eligibility.valueOf(row.getString("eligibility")),
                row.getString("reason"),
                new Actor(row.getString("proposed_by"), row.getString("proposed_by_name"), null),
                shanghai(row.getObject("proposed_at", OffsetDateTime.class)),
                approver == null ? null : new Actor(approver, row.getString("approved_by_name"), null),
                shanghai(row.getObject("approved_at", OffsetDateTime.class)));
    }

    private static OffsetDateTime shanghai(OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    /** How often the marks of a target have changed: what is approved is what was read. */
    long version(UUID targetId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) + count(approved_at) from target_eligibility where target_id = :target")
                .bind("target", targetId)
                .mapTo(Long.class)
                .one());
    }

    void propose(UUID targetId, List<EligibilityProposal.Unit> units, Actor by, People people) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into target_eligibility (id, target_id, organization_id, eligibility, reason, proposed_by,
                      proposed_by_name, proposers, proposed_at)
                    values (:id, :target, :organizationId, :eligibility, :reason, :by, :byName, :people, :at)""");
            units.forEach(each -> batch.bind("organizationId", each.organizationId())
                    .bind("eligibility", each.eligibility())
                    .bind("reason", each.reason())
                    .bind("id", Ids.next())
                    .bind("target", targetId)
                    .bind("by", by.id())
                    .bind("byName", by.name())
                    .bindArray("people", String.class, people.ids())
                    .bind("at", now())
                    .add());
            batch.execute();
        });
    }

    /** Everybody who stood behind a mark that waits; nobody when none does. */
    People proposers(UUID targetId) {
        Set<String> ids = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct unnest(proposers) from target_eligibility
                        where target_id = :target and approved_at is null""")
                .bind("target", targetId)
                .mapTo(String.class)
                .set());
        return People.of(ids);
    }

    void approve(UUID targetId, Actor by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update target_eligibility set approved_by = :by, approved_by_name = :byName, approved_at = :at
                        where target_id = :target and approved_at is null""")
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("at", now())
                .bind("target", targetId)
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
