package dudao.plan.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.audience.Audience;
import dudao.plan.content.particulars.Terms;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** How a measure lies in its row. */
@Singleton
class MeasureRows {

    static final String INSERT =
            """
            insert into measure (id, item_id, plan_id, version, position, wording, span_start, span_end, commitment,
              lead_organization_id, assisting_organization_ids, audience, due_on, cadence, acceptance_standard,
              priority, reference_year, needed_by, due_basis_kind, due_basis_text, due_basis_relative_to, open_timing,
              document_kind, stages, together_with, reuses_measure_id)
            values (:id, :itemId, :planId, 0, :position, :wording, :spanStart, :spanEnd, :commitment,
              :lead, :assisting, cast(:audience as jsonb), :dueOn, :cadence, :acceptanceStandard, :priority,
              :referenceYear, :neededBy, :basisKind, :basisText, :relativeTo, :openTiming, :documentKind, :stages,
              :together, :reuses)""";

    /** What a change writes. */
    static final String SET =
            """
            wording = :wording, commitment = :commitment, lead_organization_id = :lead,
            assisting_organization_ids = :assisting, audience = cast(:audience as jsonb), due_on = :dueOn,
            cadence = :cadence, acceptance_standard = :acceptanceStandard, priority = :priority,
            reference_year = :referenceYear, needed_by = :neededBy, due_basis_kind = :basisKind,
            due_basis_text = :basisText, due_basis_relative_to = :relativeTo, open_timing = :openTiming,
            document_kind = :documentKind, stages = :stages, together_with = :together, reuses_measure_id = :reuses""";

    private final ObjectMapper json;

    MeasureRows(ObjectMapper json) {
        this.json = json;
    }

    <S extends SqlStatement<S>> S fill(S statement, Measure measure) {
        statement
                .bind("id", measure.id())
                .bind("wording", measure.wording())
                .bind("commitment", measure.commitment())
                .bind("lead", measure.leadOrganizationId())
                .bindArray("assisting", UUID.class, measure.assistingOrganizationIds())
                .bind("audience", write(measure.audience()))
                .bind("dueOn", measure.dueOn())
                .bind("cadence", measure.cadence())
                .bind("acceptanceStandard", measure.acceptanceStandard())
                .bind("priority", measure.priority());
        return fill(statement, measure.terms());
    }

    private static <S extends SqlStatement<S>> S fill(S statement, Terms terms) {
        DueBasis basis = terms.dueBasis();
        return statement
                .bind("referenceYear", terms.referenceYear())
                .bind("neededBy", terms.neededBy())
                .bind("basisKind", basis == null ? null : basis.kind())
                .bind("basisText", basis == null ? null : basis.text())
                .bind("relativeTo", basis == null ? null : basis.relativeTo())
                .bind("openTiming", terms.openTiming())
                .bind("documentKind", terms.documentKind())
                .bindArray(
                        "stages",
                        String.class,
                        terms.stages().stream().map(Target.Stage::name).toList())
                .bindArray("together", UUID.class, terms.togetherWith())
                .bind("reuses", terms.reusesMeasureId());
    }

    Measure read(ResultSet row) throws SQLException {
        try {
            String audience = row.getString("audience");
            return new Measure(
                    row.getObject("id", UUID.class),
                    row.getObject("item_id", UUID.class),
                    row.getObject("plan_id", UUID.class),
                    row.getLong("version"),
                    row.getInt("position"),
                    row.getString("wording"),
                    ItemRows.span(row),
                    Commitment.valueOf(row.getString("commitment")),
                    json.readValue(row.getString("targets"), new TypeReference<List<Target>>() {}),
                    row.getObject("lead_organization_id", UUID.class),
                    ItemRows.ids(row.getArray("assisting_organization_ids")),
                    audience == null ? null : json.readValue(audience, Audience.class),
                    row.getObject("due_on", LocalDate.class),
                    row.getString("cadence"),
                    row.getString("acceptance_standard"),
                    row.getString("priority"),
                    terms(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Terms terms(ResultSet row) throws SQLException {
        String kind = row.getString("due_basis_kind");
        return new Terms(
                row.getObject("reference_year", Integer.class),
                row.getObject("needed_by", LocalDate.class),
                kind == null
                        ? null
                        : new DueBasis(
                                DueBasis.Kind.valueOf(kind),
                                row.getString("due_basis_text"),
                                row.getString("due_basis_relative_to")),
                row.getBoolean("open_timing"),
                row.getBoolean("document_kind"),
                Stream.of((String[]) row.getArray("stages").getArray())
                        .map(Target.Stage::valueOf)
                        .toList(),
                ItemRows.ids(row.getArray("together_with")),
                row.getObject("reuses_measure_id", UUID.class));
    }

    String write(Audience audience) {
        try {
            return audience == null ? null : json.writeValueAsString(audience);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
