package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.commons.data.Versioned;
import dudao.plan.audience.Audience;
import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import java.time.LocalDate;
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
        String priority)
        implements Versioned {}
