package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One numbered task of a plan, with everything that hangs on it.
 *
 * @param state DRAFT until the plan is issued, then ISSUED
 */
@Schema(name = "Item")
public record Item(
        UUID id,
        UUID planId,
        long version,
        String state,
        @JsonIgnore int position,
        String number,
        Integer sectionOrdinal,
        String sectionHeading,
        String title,
        String body,
        @Schema(description = "where it stands in the imported text; null when it was written here") Span span,
        List<Target> targets,
        List<Deadline> deadlines,
        List<Frequency> frequencies,
        List<Measure> measures,
        Classification classification,
        @Schema(description = "of a restricted item: the only office that reads it, beside its makers and units")
                UUID handlingOfficeId)
        implements Versioned {

    /** A date the text of the item names. */
    @Schema(name = "Deadline")
    public record Deadline(@NotBlank @Size(max = 500) String text, @NotNull @SensibleDate LocalDate date) {}

    /** How often something is to be done. */
    @Schema(name = "Frequency")
    public record Frequency(
            @NotBlank @Size(max = 500) String text,
            @NotNull @Pattern(regexp = "day|week|month|quarter|semester|year") String per,
            @Min(1) @Max(1000) int count) {}

    Item with(List<Measure> itsMeasures) {
        return new Item(
                id,
                planId,
                version,
                state,
                position,
                number,
                sectionOrdinal,
                sectionHeading,
                title,
                body,
                span,
                targets,
                deadlines,
                frequencies,
                itsMeasures,
                classification,
                handlingOfficeId);
    }

    @JsonIgnore
    public Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
