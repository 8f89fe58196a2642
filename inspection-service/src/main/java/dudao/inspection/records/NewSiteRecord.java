package dudao.inspection.records;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewSiteRecord(
        @NotBlank @Size(max = 200) @Schema(description = "随机听课、查阅资料、查看场所 …") String method,
        @NotBlank @Size(max = 200) String place,
        @NotBlank @Size(max = 10_000) String text,
        @Size(max = 50) @Schema(description = "named; optional, photographs are never required")
                List<@NotBlank @Size(max = 500) String> evidence) {}
