package dudao.inspection.records;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewPublicOpinion(
        @NotBlank @Size(max = 200) @Schema(description = "how the public was asked: 问卷、公告、来信 …") String method,
        @Positive Integer participants,
        @NotBlank @Size(max = 10_000) @Schema(description = "what was said, without names") String text) {}
