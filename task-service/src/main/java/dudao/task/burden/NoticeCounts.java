package dudao.task.burden;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "NoticeCounts",
        description = "How much was sent: a burden to be kept small, and no figure of anybody's work")
public record NoticeCounts(
        @Schema(description = "the unit, or with groupBy=issuer whoever sent them") UUID organizationId,
        String name,
        @Schema(description = "sent in the year; the sum of the next two") long total,
        @Schema(description = "提醒") long reminders,
        @Schema(description = "催办, 督办 and everything above") long papers,
        @Schema(description = "sent in the year before") long previousYear,
        @Schema(description = "of the year, January first") List<Integer> months) {}
