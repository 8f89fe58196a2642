package dudao.plan.overlap;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plan asks that is asked already, as far as the caller may read it. */
@Schema(name = "OverlapReport")
record OverlapReport(
        UUID planId,
        @Schema(description = "of all open overlaps, to be given to approve as `overlapsSeen`; SHA-256 in hex")
                String hash,
        int open,
        int settled,
        @Schema(description = "true when a measure overlaps with more than 20 others; 20 of them are listed")
                boolean more,
        @Schema(description = "open ones first, then as the items are printed") List<Overlap> items,
        String next) {}
