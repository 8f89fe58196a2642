package dudao.plan.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.audience.Audience;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One group of 主送机关 as the notice prints it, and who that is. */
@Schema(name = "Addressee")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Addressee(
        @Schema(description = "as printed, such as 各县级市(区)教育局") @NotBlank @Size(max = 500) String name,
        @Schema(
                        description = "whom the words mean; by name also organisations outside the issuers' own part of"
                                + " the tree. Absent: nobody is sent the plan on their account, and the receipts list"
                                + " them as unresolved")
                @Valid
                Audience audience) {}
