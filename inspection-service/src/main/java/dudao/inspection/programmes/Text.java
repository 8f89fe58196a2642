package dudao.inspection.programmes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a command that says something. */
@Schema(name = "ProgrammeText")
public record Text(@NotBlank @Size(max = 20_000) String text) {}
