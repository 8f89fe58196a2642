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
        long onTimeByCurrentDue) {}
