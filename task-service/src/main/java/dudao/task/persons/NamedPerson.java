package dudao.task.persons;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody of a unit, by account. */
@Schema(name = "NamedPerson")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedPerson(
        @Schema(description = "`sub` of the person's token") @NotBlank @Size(max = 200) String person,
        @Schema(description = "taken from the unit's contacts where they name the account; else required")
                @Size(max = 100)
                String name,
        @Schema(description = "职务; taken from the unit's contacts likewise") @Size(max = 100) String post) {}
