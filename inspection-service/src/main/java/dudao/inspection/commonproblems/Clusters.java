package dudao.inspection.commonproblems;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.commonproblems.Thresholds.Threshold;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Clusters of confirmed findings over a period, counted by one statement. */
@Singleton
class Clusters {

    /**
     * Of what is confirmed and not restricted; counted by the day of confirmation in Asia/Shanghai. Inspected is a unit that
     * was entered in the period, or of which a finding was confirmed then.
     */
    private static final String SQL =
            """
            with span as (
              select cast(:from as date) as first, cast(:to as date) as last,
                cast(:from as date) - (cast(:to as date) - cast(:from as date) + 1) as first_before
            ), found as (
              select f.id, f.organization_id, f.indicator, f.clause, f.state,
                cast(f.confirmed_at at time zone 'Asia/Shanghai' as date) >= span.first as now
              from span, finding f join organization o on o.id = f.organization_id
              where o.path ^@ any(:scope) and f.state not in ('IDENTIFIED', 'DISMISSED')
                and f.classification <> 'RESTRICTED'
                and (cast(:under as text) is null or o.path ^@ cast(:under as text))
                and f.confirmed_at >= cast(span.first_before as timestamp) at time zone 'Asia/Shanghai'
                and f.confirmed_at < cast(span.last + 1 as timestamp) at time zone 'Asia/Shanghai'
            ), visited as (
              select i.organization_id, cast(i.entered_at at time zone 'Asia/Shanghai' as date) >= span.first as now
              from span, inspection i join organization o on o.id = i.organization_id
              where o.path ^@ any(:scope)
                and (cast(:under as text) is null or o.path ^@ cast(:under as text))
                and i.entered_at >= cast(span.first_before as timestamp) at time zone 'Asia/Shanghai'
                and i.entered_at < cast(span.last + 1 as timestamp) at time zone 'Asia/Shanghai'
              union all select organization_id, now from found
            ), base as (
              select count(distinct organization_id) filter (where now) as inspected,
                count(distinct organization_id) filter (where not now) as inspected_before
              from visited
            )
            select f.indicator, f.clause, count(*) filter (where f.now) as findings,
              count(*) filter (where f.now and f.state <> 'CLOSED') as open,
              count(distinct f.organization_id) filter (where f.now) as units,
              count(distinct f.organization_id) filter (where not f.now) as units_before,
              base.inspected, base.inspected_before,
              array_agg(f.id order by f.id) filter (where f.now) as ids
            from found f cross join base
            where (cast(:indicator as text) is null or f.indicator = :indicator)
              and (cast(:clause as text) is null or f.clause = :clause)
            group by f.indicator, f.clause, base.inspected, base.inspected_before
            having count(*) filter (where f.now) > 0
            order by units desc, f.indicator, f.clause limit 200""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Clusters(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** A cluster with the findings that stand behind it. */
    record Found(Cluster cluster, List<UUID> findingIds) {}

    List<Found> of(Period period, String under, String indicator, String clause, Optional<Threshold> threshold) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("scope", tree.scopeOf(caller).paths())
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("under", under)
                .bind("indicator", indicator)
                .bind("clause", clause)
                .map((row, context) -> found(row, threshold))
                .list());
    }

    private static Found found(ResultSet row, Optional<Threshold> threshold) throws SQLException {
        int units = row.getInt("units");
        int inspected = row.getInt("inspected");
        int before = row.getInt("units_before");
        int inspectedBefore = row.getInt("inspected_before");
        Cluster cluster = new Cluster(
                row.getString("indicator"),
                row.getString("clause"),
                row.getInt("findings"),
                row.getInt("open"),
                units,
                inspected,
                Cluster.percent(units, inspected),
                before,
                inspectedBefore,
                Cluster.percent(before, inspectedBefore),
                Cluster.Trend.of(units, inspected, before, inspectedBefore),
                threshold.filter(each -> each.isReachedBy(units, inspected)).isPresent());
        return new Found(cluster, List.of((UUID[]) row.getArray("ids").getArray()));
    }
}
