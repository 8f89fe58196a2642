package dudao.plan.revising;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of an issued plan, as its issuer wants it. */
@Schema(name = "NewProposal")
record NewProposal(
        @Schema(description = "the document that orders the change: its title or 文号") @NotBlank @Size(max = 500)
                String document,
        @NotBlank @Size(max = 2000) String reason,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid RevisionChange> changes) {

    void requireItsParts() {
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).requireItsParts("/changes/" + i);
        }
    }
}
