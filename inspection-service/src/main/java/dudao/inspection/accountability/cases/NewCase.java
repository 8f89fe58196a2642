package dudao.inspection.accountability.cases;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.catalogue.ObjectKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewAccountabilityCase")
record NewCase(
        @NotNull ObjectKind objectKind,
        @Schema(description = "the unit, or the one the person belongs to") @NotNull UUID organizationId,
        @Schema(description = "account of the person; for PERSON and INSPECTOR only") @Size(min = 1, max = 200)
                String person,
        @Schema(description = "for PERSON and INSPECTOR only") @Size(min = 1, max = 100) String personName,
        @Schema(description = "code of the catalogue") @NotBlank @Size(max = 100) String ground,
        @NotBlank @Size(max = 10_000) String wording,
        UUID inspectionId,
        UUID rectificationId) {

    @Override
    public String toString() {
        return "NewCase";
    }

    /** @param unitKind kind of the organisation named */
    void mustFit(ObjectKind unitKind) {
        if (objectKind.isPerson() != (person != null) || objectKind.isPerson() != (personName != null)) {
            throw RuleViolation.invalidField("/person", "问责个人时应填写账号和姓名,问责单位时不填");
        }
        if (!objectKind.isPerson() && objectKind != unitKind) {
            throw RuleViolation.invalidField("/objectKind", "该机构属于 " + unitKind);
        }
    }
}
