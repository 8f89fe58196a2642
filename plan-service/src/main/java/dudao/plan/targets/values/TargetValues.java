package dudao.plan.targets.values;

import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.plan.targets.Target.StatusState;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was measured of targets. Nothing is overwritten, so every past moment can be asked for again. */
@Singleton
public class TargetValues {

    /** Of the values {@code v} recorded by a moment the last one of each target, unit and period. */
    static final String LAST =
            """
            select distinct on (v.target_id, v.organization_id, v.period) v.* from target_value v
            where %s and v.recorded_at <= :asOf
            order by v.target_id, v.organization_id, v.period, v.recorded_at desc, v.id desc""";

    /** The value of the whole in the last period that has one. */
    public record Latest(String period, BigDecimal quantity, StatusState state) {}

    private final Jdbi jdbi;
    private final Clock clock;

    TargetValues(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** In one query; targets nothing is known of are absent. The whole's values, whoever asks: authorise first. */
    public Map<UUID, Latest> latest(Collection<UUID> targets, Instant asOf) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct on (target_id) target_id, period, quantity, state from (%s) last
                        order by target_id, period desc"""
                                .formatted(LAST.formatted("v.target_id = any(:targets) and v.organization_id is null")))
                .bindArray("targets", UUID.class, targets)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .reduceRows(new HashMap<UUID, Latest>(), (all, row) -> {
                    all.put(
                            row.getColumn("target_id", UUID.class),
                            new Latest(
                                    row.getColumn("period", String.class),
                                    row.getColumn("quantity", BigDecimal.class),
                                    row.getColumn("state", StatusState.class)));
                    return all;
                }));
    }

    /** Of these the organisations in the scope. */
    Set<UUID> known(List<UUID> units, String[] scope) {
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select id from organization where id = any(:ids) and path ^@ any(:scope)")
                        .bindArray(
                                "ids",
                                UUID.class,
                                units.stream().filter(Objects::nonNull).toList())
                        .bindArray("scope", String.class, (Object[]) scope)
                        .mapTo(UUID.class)
                        .list()));
    }

    List<TargetValue> record(UUID targetId, List<NewTargetValues.Value> values, Actor by) {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        List<TargetValue> recorded = values.stream()
                .map(each -> new TargetValue(
                        Ids.next(),
                        each.organizationId(),
                        each.period(),
                        each.figure(),
                        each.numerator(),
                        each.denominator(),
                        each.state(),
                        each.source(),
                        by,
                        now.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime()))
                .toList();
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into target_value (id, target_id, organization_id, period, quantity, numerator, denominator,
                      state, source, recorded_by, recorded_by_name, on_behalf_of, recorded_at)
                    values (:id, :target, :organizationId, :period, :quantity, :numerator, :denominator, :state,
                      :source, :by, :byName, :onBehalfOf, :at)""");
            recorded.forEach(each -> batch.bind("id", each.id())
                    .bind("organizationId", each.organizationId())
                    .bind("period", each.period())
                    .bind("quantity", each.quantity())
                    .bind("numerator", each.numerator())
                    .bind("denominator", each.denominator())
                    .bind("state", each.state())
                    .bind("source", each.source())
                    .bind("target", targetId)
                    .bind("by", by.id())
                    .bind("byName", by.name())
                    .bind("onBehalfOf", by.onBehalfOf())
                    .bind("at", now)
                    .add());
            batch.execute();
        });
        return recorded;
    }

    /**
     * By unit and period, the whole first.
     *
     * @param after last unit (empty: the whole) and period of the page before, or null
     * @param scope paths of the caller's roots: it sees what is its own, and what stands above it
     */
    List<TargetValue> page(UUID targetId, Instant asOf, String period, List<String> after, int limit, String[] scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select last.* from (%s) last left join organization o on o.id = last.organization_id
                        where (cast(:period as text) is null or last.period = :period)
                          and (last.organization_id is null or o.path ^@ any(:scope)
                               or exists (select from unnest(cast(:scope as text[])) root where root ^@ o.path))
                          and (coalesce(cast(last.organization_id as text), ''), last.period) > (:afterUnit, :afterPeriod)
                        order by coalesce(cast(last.organization_id as text), ''), last.period limit :limit"""
                                .formatted(LAST.formatted("v.target_id = :target")))
                .bind("target", targetId)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bind("period", period)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind("afterUnit", after == null ? "" : after.get(0))
                .bind("afterPeriod", after == null ? "" : after.get(1))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    static TargetValue read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new TargetValue(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("period"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                state == null ? null : StatusState.valueOf(state),
                row.getString("source"),
                new Actor(
                        row.getString("recorded_by"), row.getString("recorded_by_name"), row.getString("on_behalf_of")),
                row.getObject("recorded_at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime());
    }
}
