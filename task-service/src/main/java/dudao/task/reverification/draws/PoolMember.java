package dudao.task.reverification.draws;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param rank see {@link HashDraw} */
@Schema(name = "ReverificationPoolMember")
public record PoolMember(
        UUID taskId,
        @Schema(description = "as it was then; null of what stands above the counties") UUID countyId,
        UUID measureId,
        @Schema(description = "SHA-256 of the seed directly followed by the taskId") String rank,
        boolean drawn) {}
