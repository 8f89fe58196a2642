package dudao.plan.acceptance;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the drafter says about an imported document; what is absent comes from its text. */
@Schema(name = "AcceptWish")
record AcceptWish(
        @Schema(description = "工作要点 unless told") @Size(min = 1, max = 50) String kind,
        @Size(min = 1, max = 500) String title,
        @JsonAlias("year") @Min(1990) @Max(2199) Integer planYear) {}
