package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
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
 * @param state DRAFT until the plan is issued; see {@code transitions.csv} for where it goes from there
 * @param undertaking in JSON its fields stand among the others, as do those of {@code ties}
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
                UUID handlingOfficeId,
        @JsonUnwrapped Undertaking undertaking,
        @JsonUnwrapped Ties ties,
        @Schema(
                        description =
                                "what its state allows while its plan is in force; whether the caller may is another question")
                List<String> allowedCommands)
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

    /** A plain one: nothing said beyond its words. */
    public Item(
            UUID id,
            UUID planId,
            long version,
            String state,
            int position,
            String number,
            Integer sectionOrdinal,
            String sectionHeading,
            String title,
            String body,
            Span span,
            List<Target> targets,
            List<Deadline> deadlines,
            List<Frequency> frequencies,
            List<Measure> measures,
            Classification classification,
            UUID handlingOfficeId) {
        this(
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
                measures,
                classification,
                handlingOfficeId,
                Undertaking.PLAIN,
                Ties.NONE);
    }

    /** One that nobody can order anything yet. */
    public Item(
            UUID id,
            UUID planId,
            long version,
            String state,
            int position,
            String number,
            Integer sectionOrdinal,
            String sectionHeading,
            String title,
            String body,
            Span span,
            List<Target> targets,
            List<Deadline> deadlines,
            List<Frequency> frequencies,
            List<Measure> measures,
            Classification classification,
            UUID handlingOfficeId,
            Undertaking undertaking,
            Ties ties) {
        this(
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
                measures,
                classification,
                handlingOfficeId,
                undertaking,
                ties,
                List.of());
    }

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
                handlingOfficeId,
                undertaking,
                ties,
                allowedCommands);
    }

    Item changedTo(ItemChange change) {
        return new Item(
                id,
                planId,
                version,
                state,
                position,
                change.number(),
                change.sectionOrdinal(),
                sectionHeading,
                change.title(),
                change.body(),
                span,
                targets,
                change.deadlines(),
                change.frequencies(),
                measures,
                classification,
                handlingOfficeId,
                change.undertaking(undertaking),
                change.ties(ties),
                allowedCommands);
    }

    @JsonIgnore
    public Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
