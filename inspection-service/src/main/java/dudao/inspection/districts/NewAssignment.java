package dudao.inspection.districts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewDistrictAssignment")
public record NewAssignment(
        @NotNull UUID inspectorId,
        @NotEmpty @Size(max = 200) List<@NotNull UUID> organizationIds,
        @NotNull @Schema(description = "first day; who answered for a school before does so until the day before")
                LocalDate from) {}
