package dudao.task.cadence;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.plans.Measure;
import dudao.task.plans.Measures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code measure_cadence}. */
@Singleton
class Cadences {

    @Schema(name = "MeasureCadences")
    record OfMeasure(
            UUID measureId,
            long version,
            @Schema(description = "as the plan says; false once somebody laid it down here") boolean byPlan,
            List<Cadence> cadences)
            implements Versioned {

        @Override
        public UUID id() {
            return measureId;
        }
    }

    public record Row(long version, boolean byPlan, String name, String per, int count, boolean restDays) {}

    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Measures measures;
    private final OrganizationTree tree;
    private final Caller caller;

    Cadences(Jdbi jdbi, Clock clock, Measures measures, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.measures = measures;
        this.tree = tree;
        this.caller = caller;
    }

    /** Of a measure of the caller's organisation, of one below it or of one above it. */
    OfMeasure get(UUID measureId) {
        measures.find(measureId).filter(this::isReadable).orElseThrow(() -> RuleViolation.notFound("举措", measureId));
        return read(measureId);
    }

    /** The same, kept from others until the end of the transaction; its plan must be of the caller's scope. */
    OfMeasure lock(UUID measureId) {
        measures.lock(measureId)
                .filter(measure -> tree.find(measure.issuerId())
                        .filter(tree.scopeOf(caller)::contains)
                        .isPresent())
                .filter(this::isReadable)
                .orElseThrow(() -> RuleViolation.notFound("举措", measureId));
        return read(measureId);
    }

    private boolean isReadable(Measure measure) {
        boolean near = tree.find(measure.issuerId())
                .filter(issuer -> tree.scopeOf(caller).contains(issuer)
                        || tree.scopeOf(caller).isAtOrBelow(issuer))
                .isPresent();
        return near && measure.secrecy().isReadableBy(caller.organizationId(), measure.issuerId());
    }

    private OfMeasure read(UUID measureId) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select version, by_plan, name, per, count, rest_days from measure_cadence
                        where measure_id = :measure order by position""")
                .bind("measure", measureId)
                .map(ROW)
                .list());
        return new OfMeasure(
                measureId,
                rows.isEmpty() ? 0 : rows.get(0).version(),
                rows.isEmpty() || rows.get(0).byPlan(),
                rows.stream()
                        .map(row -> new Cadence(row.name(), row.per(), row.count(), row.restDays()))
                        .toList());
    }

    OfMeasure replace(OfMeasure before, List<Cadence> cadences) {
        OfMeasure after = new OfMeasure(before.measureId(), before.version() + 1, false, cadences);
        jdbi.useHandle(handle -> {
            handle.execute("delete from measure_cadence where measure_id = ?", after.measureId());
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into measure_cadence (measure_id, position, version, by_plan, since, name, per, count,
                                                 rest_days)
                    values (:measure, :position, :version, false, :since, :name, :per, :count, :restDays)""");
            for (int n = 0; n < cadences.size(); n++) {
                batch.bindMethods(cadences.get(n))
                        .bind("measure", after.measureId())
                        .bind("position", n)
                        .bind("version", after.version())
                        .bind("since", Clocks.dateOf(clock.instant()))
                        .add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
        return after;
    }
}
