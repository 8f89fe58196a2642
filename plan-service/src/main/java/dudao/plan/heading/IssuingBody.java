package dudao.plan.heading;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of those who issue a plan together (联合发文). */
@Schema(name = "IssuingBody")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuingBody(
        @Schema(
                        description = "an organisation that has the issuer's rights; absent: a body that issues by name"
                                + " only")
                UUID organizationId,
        @Schema(description = "as printed; the organisation's own name unless told") @Size(max = 200) String name) {}
