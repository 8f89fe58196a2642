package dudao.commons.keys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewApiKey")
record NewApiKey(
        @NotBlank @Size(max = 100) @Schema(description = "the system that will use it") String name,
        @NotNull @Schema(description = "whose subtree it sees") UUID organizationId,
        @NotEmpty @Size(max = 1) @Schema(description = "only SYSTEM")
                List<@NotNull @Pattern(regexp = "SYSTEM") String> roles,
        @NotNull @Schema(description = "last day it opens anything, at most a year from today") LocalDate expiresOn) {}
