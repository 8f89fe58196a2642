package dudao.plan.targets.values;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import dudao.plan.targets.Target.StatusState;
import dudao.plan.targets.Verdict;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;

/** Each unit's year against its year before: 两个只增不减 holds county by county, whatever the sum says. */
@Singleton
class YearsApart {

    /** @param baseline of the year before; of the whole the target's own where none was recorded */
    @Schema(name = "YearOfUnit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Schema(description = "absent: the whole") UUID organizationId,
            String name,
            BigDecimal baseline,
            BigDecimal value,
            String source,
            Verdict verdict,
            String explanation) {}

    @Schema(name = "TargetComparison")
    record Comparison(UUID targetId, int year, int met, int notMet, int notMeasured, List<Row> units) {}

    private final Jdbi jdbi;

    YearsApart(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param on the day the verdict is given of */
    Comparison of(Target target, int year, Instant asOf, LocalDate on, String[] scope) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select u.organization_id, o.name, before.quantity baseline, this.quantity, this.source, this.state
                        from (select distinct organization_id from target_value
                              where target_id = :target and recorded_at <= :asOf) u
                        left join organization o on o.id = u.organization_id
                        left join (%1$s) this on this.organization_id is not distinct from u.organization_id
                          and this.period = :year
                        left join (%1$s) before on before.organization_id is not distinct from u.organization_id
                          and before.period = :before
                        where (this.id is not null or before.id is not null)
                          and (u.organization_id is null or o.path ^@ any(:scope)
                               or exists (select from unnest(cast(:scope as text[])) root where root ^@ o.path))
                        order by o.path nulls first"""
                                .formatted(TargetValues.LAST.formatted("v.target_id = :target")))
                .bind("target", target.targetId())
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bind("year", Integer.toString(year))
                .bind("before", Integer.toString(year - 1))
                .bindArray("scope", String.class, (Object[]) scope)
                .map((row, context) -> row(
                        target,
                        year,
                        on,
                        row.getObject(1, UUID.class),
                        row.getString("name"),
                        row.getBigDecimal("baseline"),
                        row.getBigDecimal("quantity"),
                        row.getString("source"),
                        row.getString("state")))
                .list());
        return new Comparison(
                target.targetId(),
                year,
                count(rows, Verdict.MET),
                count(rows, Verdict.NOT_MET),
                count(rows, Verdict.NOT_MEASURED),
                rows);
    }

    private static Row row(
            Target target,
            int year,
            LocalDate on,
            UUID unit,
            String name,
            BigDecimal before,
            BigDecimal value,
            String source,
            String state) {
        boolean own = unit == null && before == null && target.baselineYear() != null && target.baselineYear() < year;
        BigDecimal baseline = own ? target.baseline() : before;
        Target measured = target.of(unit, null).measuredBy(baseline, state == null ? null : StatusState.valueOf(state));
        Standing standing = Standing.of(measured, Standing.Figures.latest(value), on, Standing.Period.year(year));
        return new Row(unit, name, baseline, value, source, standing.verdict(), standing.explanation());
    }

    private static int count(List<Row> rows, Verdict verdict) {
        return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
    }
}
