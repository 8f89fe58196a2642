package dudao.plan.targets.values;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.access.PlanAccess;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The indicators of a plan that count in the assessment of governments, with the value of each unit and year. */
@Singleton
class AssessedValues {

    @Schema(name = "AssessedValue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            UUID targetId,
            UUID itemId,
            String number,
            String text,
            String unit,
            UUID organizationId,
            String name,
            String year,
            @Schema(description = "absent: no value is known of this indicator") BigDecimal quantity,
            String state,
            String source) {}

    @Schema(name = "AssessedValuePage")
    record RowPage(List<Row> items, String next) {}

    private final Jdbi jdbi;

    AssessedValues(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param after place of the last row of the page before */
    List<Row> of(
            UUID planId,
            Integer year,
            UUID organizationId,
            Instant asOf,
            int after,
            int limit,
            Map<String, Object> reader) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id target_id, t.item_id, i.number, t.text, t.unit, last.organization_id, o.name,
                          last.period as year, last.quantity, last.state, last.source
                        from target t join plan_item i on i.id = t.item_id join plan p on p.id = t.plan_id
                        left join (%s) last on last.target_id = t.id and last.period ~ '^\\d{4}$'
                          and (cast(:year as text) is null or last.period = :year)
                          and (cast(:unit as uuid) is null or last.organization_id = :unit)
                        left join organization o on o.id = last.organization_id
                        where t.plan_id = :plan and t.counts_in_assessment and %s
                          and (last.organization_id is null or o.path ^@ any(:scope)
                               or exists (select from unnest(cast(:scope as text[])) root where root ^@ o.path))
                        order by i.position, t.position, t.id, o.path nulls first, last.period
                        offset :after limit :limit"""
                                .formatted(
                                        TargetValues.LAST.formatted(
                                                "v.target_id in (select id from target where plan_id = :plan)"),
                                        PlanAccess.ITEM_READABLE))
                .bindMap(reader)
                .bind("plan", planId)
                .bind("year", year == null ? null : Integer.toString(year))
                .bind("unit", organizationId)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Row.class))
                .list());
    }
}
