package dudao.inspection.governmentinspections;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what the matters were fixed (Art. 11); for a department it is also its designation (Art. 7). */
@Embeddable
@Schema(name = "GovernmentMandate")
public record Mandate(
        @NotNull
                @Enumerated(EnumType.STRING)
                @Column(name = "mandate_kind")
                @Schema(
                        description =
                                "a decision of the government, an instruction of its head, or a proposal the head approved")
                MandateKind kind,
        @NotBlank @Size(max = 200) @Column(name = "mandate_document") @Schema(description = "title and number")
                String document,
        @NotBlank @Size(max = 200) @Column(name = "mandated_by") @Schema(description = "the government or its head")
                String givenBy,
        @NotNull @Column(name = "mandated_on") LocalDate givenOn,
        @NotNull @Column(name = "mandated_until") @Schema(description = "last day it lasts") LocalDate until) {

    @Schema(name = "GovernmentMandateKind")
    public enum MandateKind {
        DECISION,
        INSTRUCTION,
        APPROVED_PROPOSAL
    }
}
