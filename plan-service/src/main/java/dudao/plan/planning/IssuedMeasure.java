package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.audience.Audience;
import dudao.plan.content.Measure;
import dudao.plan.content.particulars.Terms;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A measure as the snapshot of its plan says it.
 *
 * @param targets what its units may report to: its own, and those of the item as a whole
 * @param openTiming absent: no, as of {@code documentKind}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedMeasure(
        UUID measureId,
        String wording,
        Commitment commitment,
        UUID leadOrganizationId,
        List<UUID> assistingOrganizationIds,
        Audience audience,
        LocalDate dueOn,
        String cadence,
        String acceptanceStandard,
        String priority,
        List<IssuedTarget> targets,
        Integer referenceYear,
        LocalDate neededBy,
        Terms.DueBasis dueBasis,
        Boolean openTiming,
        Boolean documentKind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Target.Stage> stages,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> togetherWith,
        UUID reusesMeasureId) {

    static IssuedMeasure of(Measure measure, List<Target> ofTheWhole) {
        Terms terms = measure.terms();
        return new IssuedMeasure(
                measure.id(),
                measure.wording(),
                measure.commitment(),
                measure.leadOrganizationId(),
                measure.assistingOrganizationIds(),
                measure.audience(),
                measure.dueOn(),
                measure.cadence(),
                measure.acceptanceStandard(),
                measure.priority(),
                Stream.concat(measure.targets().stream(), ofTheWhole.stream())
                        .map(IssuedTarget::of)
                        .toList(),
                terms.referenceYear(),
                terms.neededBy(),
                terms.dueBasis(),
                terms.openTiming() ? true : null,
                terms.documentKind() ? true : null,
                terms.stages(),
                terms.togetherWith(),
                terms.reusesMeasureId());
    }
}
