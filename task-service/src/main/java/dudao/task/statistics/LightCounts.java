package dudao.task.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "LightCounts",
        description = "`total` is the sum of the lights, `paused`, `done` and `cancelled`; a task that was given to "
                + "another unit counts there")
public record LightCounts(
        @Schema(description = "null for tasks that have none") String key,
        String name,
        long total,
        long green,
        long yellow,
        long red,
        long darkRed,
        @Schema(description = "handed in on time, waiting for the review") long blue,
        @Schema(description = "not yet accepted by the unit") long grey,
        long paused,
        long done,
        long cancelled,
        long onTimeByOriginalDue,
        long onTimeByCurrentDue,
        @Schema(description = "done after its last limit, or after the first one through the unit's own doing")
                long lateByUnit,
        @Schema(description = "done after its first limit, which passed while a submission waited for its review")
                long lateByReviewer,
        @Schema(description = "done after its first limit, which an objection moved") long lateByObjection,
        @Schema(description = "done after its first limit, which a suspension moved") long lateBySuspension,
        @Schema(description = "done after its first limit, which a decision moved") long lateByExtension) {}
