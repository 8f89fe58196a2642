package dudao.inspection.rectifications;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** A step of a rectification plan, with its day. */
@Embeddable
public record Milestone(@NotBlank @Size(max = 500) String text, @NotNull LocalDate dueOn) {}
