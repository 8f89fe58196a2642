package dudao.task.documents;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit files: a text, or a file it has handed in as evidence, or both. */
@Schema(name = "NewUnitDocument")
record NewDocument(@NotBlank @Size(max = 200) String title, @Size(max = 100_000) String text, UUID evidenceId) {

    void check() {
        if ((text == null || text.isBlank()) && evidenceId == null) {
            throw RuleViolation.invalidField("/text", "应有正文或文件");
        }
    }
}
