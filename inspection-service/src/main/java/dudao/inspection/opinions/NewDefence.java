package dudao.inspection.opinions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the unit says against the preliminary opinion (申辩). */
record NewDefence(
        @NotEmpty @Size(max = 50) @Schema(description = "each is answered by the letter")
                List<@NotNull @Valid Point> points) {

    @Schema(name = "DefencePointGiven")
    record Point(
            @NotBlank @Size(max = 10_000) String point,
            @Size(max = 50) List<@NotBlank @Size(max = 500) String> evidence) {}
}
