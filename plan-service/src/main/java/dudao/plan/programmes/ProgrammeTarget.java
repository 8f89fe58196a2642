package dudao.plan.programmes;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A total a programme promises over its years. Targets of items with the same unit and object count towards it. */
@Schema(name = "ProgrammeTarget")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgrammeTarget(
        @NotBlank @Size(max = 2000) String text,
        @NotNull @PositiveOrZero @Digits(integer = 18, fraction = 6) BigDecimal quantity,
        @Schema(description = "as the targets of its items have it: 所, 个, 元") @NotBlank @Size(max = 50) String unit,
        @Schema(description = "what is counted, as the targets of its items have it") @Size(max = 500) String object) {

    public ProgrammeTarget {
        unit = unit == null ? null : unit.strip();
        object = object == null || object.isBlank() ? null : object.strip();
    }

    /** Without the zeros a database adds. */
    ProgrammeTarget plain() {
        return new ProgrammeTarget(text, Programmes.plain(quantity), unit, object);
    }
}
