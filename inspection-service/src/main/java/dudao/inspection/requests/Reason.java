package dudao.inspection.requests;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The body of a command that needs nothing but a reason. */
public record Reason(@NotBlank @Size(max = 2000) String reason) {}
