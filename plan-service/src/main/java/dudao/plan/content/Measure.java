package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.data.Versioned;
import dudao.plan.audience.Audience;
import dudao.plan.content.particulars.Terms;
import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing an item asks for: what units get as their task. Null fields are still to be filled before issuing. */
@Schema(name = "Measure")
public record Measure(
        UUID id,
        UUID itemId,
        UUID planId,
        long version,
        @JsonIgnore int position,
        String wording,
        @Schema(description = "where it stands in the imported text; null when it was written here") Span span,
        Commitment commitment,
        List<Target> targets,
        UUID leadOrganizationId,
        List<UUID> assistingOrganizationIds,
        Audience audience,
        LocalDate dueOn,
        String cadence,
        String acceptanceStandard,
        String priority,
        @JsonUnwrapped Terms terms)
        implements Versioned {

    /** A plain one: nothing said of its time beyond the date. */
    public Measure(
            UUID id,
            UUID itemId,
            UUID planId,
            long version,
            int position,
            String wording,
            Span span,
            Commitment commitment,
            List<Target> targets,
            UUID leadOrganizationId,
            List<UUID> assistingOrganizationIds,
            Audience audience,
            LocalDate dueOn,
            String cadence,
            String acceptanceStandard,
            String priority) {
        this(
                id,
                itemId,
                planId,
                version,
                position,
                wording,
                span,
                commitment,
                targets,
                leadOrganizationId,
                assistingOrganizationIds,
                audience,
                dueOn,
                cadence,
                acceptanceStandard,
                priority,
                Terms.PLAIN);
    }

    /** Days between {@code dueOn} and the day the result is needed; null unless both are set. */
    @JsonProperty
    @Schema(description = "days left between `dueOn` and `neededBy`; null unless both are set")
    public Long leadDays() {
        return dueOn == null || terms.neededBy() == null ? null : ChronoUnit.DAYS.between(dueOn, terms.neededBy());
    }
}
