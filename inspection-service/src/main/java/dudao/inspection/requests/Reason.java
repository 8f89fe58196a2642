package dudao.inspection.requests;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a command that needs nothing but a reason. */
@Schema(name = "Reason")
public record Reason(@NotBlank @Size(max = 2000) String reason) {}
