package dudao.plan.programmes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 三年行动计划 and their like: what several yearly plans carry out a slice of. */
@Schema(name = "Programme")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Programme(
        UUID id,
        long version,
        UUID issuerId,
        String issuer,
        String title,
        String documentNumber,
        int fromYear,
        int toYear,
        List<ProgrammeTarget> targets,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt)
        implements Versioned {

    Programme with(List<ProgrammeTarget> totals) {
        return new Programme(
                id, version, issuerId, issuer, title, documentNumber, fromYear, toYear, totals, createdAt, updatedAt);
    }
}
