package dudao.task.reverification.draws;

import dudao.commons.data.Versioned;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draw of done tasks for re-verification: all that is needed to repeat it, and how far it is. */
@Schema(name = "ReverificationDraw")
public record Draw(
        UUID id,
        @Schema(description = "that drew") UUID organizationId,
        LocalDate completedFrom,
        LocalDate completedTo,
        UUID under,
        UUID measureId,
        int percent,
        String seed,
        @Schema(description = "where the seed can be read; null of one the service made") String seedSource,
        String algorithm,
        @Schema(
                        description =
                                "SHA-256 of the frozen list: a line `taskId,countyId,measureId` for each, ended by a line"
                                        + " feed, in the order of the ids")
                String poolHash,
        OffsetDateTime drawnAt,
        String drawnBy,
        String drawnName,
        @Schema(description = "the person it was done for, when a delegate did it") String drawnFor,
        List<Stratum> strata)
        implements Versioned {

    /** @param open drawn and not yet looked at */
    @Schema(
            name = "ReverificationStratum",
            description = "`open`, `confirmed`, `reopened` and `voided` count the tasks that the caller sees")
    public record Stratum(
            UUID countyId, UUID measureId, int size, int drawn, int open, int confirmed, int reopened, int voided) {}

    /** A draw is never changed: only how far it is. */
    @Override
    public long version() {
        return strata.stream()
                .mapToLong(each -> each.confirmed + each.reopened + each.voided)
                .sum();
    }
}
