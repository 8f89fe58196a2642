package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dudao.plan.audience.Audience;
import dudao.plan.content.particulars.Given;
import dudao.plan.content.particulars.Terms;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Target;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A measure as its drafter wants it. Up to {@code priority} what is absent is unset (targets apart); of the fields from
 * {@code referenceYear} on it stays as it is, so that a client that does not know them leaves them alone.
 */
@Schema(
        name = "MeasureChange",
        description =
                "From wording to priority what is absent is unset, targets apart; of the fields after them what is absent"
                        + " stays as it is and `null` takes it away. A `dueBasis` goes with its `dueOn`: another date"
                        + " without a basis has none")
// A proposal keeps it as JSON: what was not given must not come back as null, which takes away.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasureChange(
        @NotBlank @Size(max = 10_000) String wording,
        @Schema(description = "MUST unless told") Commitment commitment,
        @Schema(description = "all targets of the measure; absent: they stay as they are") @Size(max = 100)
                List<@NotNull @Valid Target> targets,
        UUID leadOrganizationId,
        @Size(max = 100) List<@NotNull UUID> assistingOrganizationIds,
        @Valid Audience audience,
        @SensibleDate LocalDate dueOn,
        @Pattern(regexp = "day|week|month|quarter|semester|year") String cadence,
        @Size(max = 2000) @Pattern(regexp = "(?s).*\\S.*") String acceptanceStandard,
        @Pattern(regexp = "NORMAL|URGENT|TOP_URGENT") String priority,
        @JsonDeserialize(using = Given.class) Optional<@Min(1949) @Max(2199) Integer> referenceYear,
        @JsonDeserialize(using = Given.class) Optional<@SensibleDate LocalDate> neededBy,
        @JsonDeserialize(using = Given.class) Optional<@Valid DueBasis> dueBasis,
        Boolean openTiming,
        Boolean documentKind,
        @Size(max = 5) List<Target.@NotNull Stage> stages,
        @Schema(description = "of the same plan; they will name this one too") @Size(max = 20)
                List<@NotNull UUID> togetherWith,
        @Schema(description = "a measure the caller may read") @JsonDeserialize(using = Given.class)
                Optional<UUID> reusesMeasureId) {

    public MeasureChange {
        commitment = commitment == null ? Commitment.MUST : commitment;
        assistingOrganizationIds = assistingOrganizationIds == null ? List.of() : assistingOrganizationIds;
    }

    MeasureChange with(Audience checked) {
        return new MeasureChange(
                wording,
                commitment,
                targets,
                leadOrganizationId,
                assistingOrganizationIds,
                checked,
                dueOn,
                cadence,
                acceptanceStandard,
                priority,
                referenceYear,
                neededBy,
                dueBasis,
                openTiming,
                documentKind,
                stages,
                togetherWith,
                reusesMeasureId);
    }

    /** @param dueBefore the date the basis before belongs to */
    Terms terms(Terms before, LocalDate dueBefore) {
        DueBasis basis = Objects.equals(dueOn, dueBefore) ? before.dueBasis() : null;
        return new Terms(
                Given.or(referenceYear, before.referenceYear()),
                Given.or(neededBy, before.neededBy()),
                dueOn == null ? null : Given.or(dueBasis, basis),
                Given.or(openTiming, before.openTiming()),
                Given.or(documentKind, before.documentKind()),
                stages == null
                        ? before.stages()
                        : stages.stream().distinct().sorted().toList(),
                togetherWith == null
                        ? before.togetherWith()
                        : togetherWith.stream().distinct().toList(),
                Given.or(reusesMeasureId, before.reusesMeasureId()));
    }
}
