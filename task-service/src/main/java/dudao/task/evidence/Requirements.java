package dudao.task.evidence;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.task.plans.Measure;
import dudao.task.plans.Measures;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code evidence_requirement}. */
@Singleton
class Requirements {

    @Schema(name = "MeasureEvidenceRequirements")
    record OfMeasure(UUID measureId, long version, List<Requirement> required) implements Versioned {

        @Override
        public UUID id() {
            return measureId;
        }
    }

    private record Row(long version, Requirement requirement) {}

    private final Jdbi jdbi;
    private final Measures measures;
    private final OrganizationTree tree;
    private final Caller caller;

    Requirements(Jdbi jdbi, Measures measures, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.measures = measures;
        this.tree = tree;
        this.caller = caller;
    }

    /** Of a measure of the caller's organisation, of one below it or of one above it. */
    OfMeasure get(UUID measureId) {
        Scope scope = tree.scopeOf(caller);
        measures.find(measureId)
                .filter(measure -> tree.find(measure.issuerId())
                        .filter(issuer -> scope.contains(issuer) || scope.isAtOrBelow(issuer))
                        .isPresent())
                .filter(this::isReadable)
                .orElseThrow(() -> RuleViolation.notFound("举措", measureId));
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
        return measure.secrecy().isReadableBy(caller.organizationId(), measure.issuerId());
    }

    private OfMeasure read(UUID measureId) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select version, kind, name, basis, article from evidence_requirement
                        where measure_id = :measure order by position""")
                .bind("measure", measureId)
                .map((row, context) -> new Row(
                        row.getLong("version"),
                        new Requirement(
                                Requirement.Kind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("basis") == null
                                        ? null
                                        : new Requirement.Necessity(row.getString("basis"), row.getString("article")))))
                .list());
        long version = rows.isEmpty() ? 0 : rows.get(0).version();
        return new OfMeasure(
                measureId, version, rows.stream().map(Row::requirement).toList());
    }

    OfMeasure replace(OfMeasure before, List<Requirement> required) {
        OfMeasure after = new OfMeasure(before.measureId(), before.version() + 1, required);
        jdbi.useHandle(handle -> {
            handle.execute("delete from evidence_requirement where measure_id = ?", after.measureId());
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into evidence_requirement (measure_id, position, version, kind, name, basis, article)
                    values (:measure, :position, :version, :kind, :name, :basis, :article)""");
            for (int n = 0; n < required.size(); n++) {
                Requirement requirement = required.get(n);
                Requirement.Necessity necessity = requirement.necessity();
                batch.bind("measure", after.measureId())
                        .bind("position", n)
                        .bind("version", after.version())
                        .bind("kind", requirement.kind())
                        .bind("name", requirement.name())
                        .bind("basis", necessity == null ? null : necessity.basis())
                        .bind("article", necessity == null ? null : necessity.article())
                        .add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
        return after;
    }

    /** Whether the measure of the task asks for a file and the task uses none; for a photo, none that is a picture. */
    boolean isMissing(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from task t join evidence_requirement q on q.measure_id = t.measure_id
                          where t.id = :task and q.kind in ('DOCUMENT', 'LIST', 'REGISTER', 'PHOTO')
                            and not exists (select from evidence_use u join evidence e on e.id = u.evidence_id
                              where u.task_id = t.id and (q.kind <> 'PHOTO' or e.media_type like 'image/%')))""")
                .bind("task", taskId)
                .mapTo(Boolean.class)
                .one());
    }
}
