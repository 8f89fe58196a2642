package dudao.plan.merging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a document is to be merged into a draft. */
@Schema(name = "MergeWish")
record MergeWish(
        @Schema(
                        description =
                                "Takes out what the earlier document said and this one does not; false unless told."
                                        + " What was typed in here stays in any case")
                boolean removeMissing) {}
