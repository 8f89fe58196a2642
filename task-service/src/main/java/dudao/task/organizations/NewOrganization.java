package dudao.task.organizations;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewOrganization(
        @NotNull OrganizationKind kind,
        @NotBlank @Size(max = 200) String name,
        @Schema(description = "required but for a CITY_BUREAU") UUID parentId,
        @Pattern(regexp = "\\d{2}", message = "应为两位数字") String schoolClass,
        @Pattern(regexp = "PUBLIC|PRIVATE", message = "应为 PUBLIC 或 PRIVATE") String ownership,
        CodeScheme codeScheme,
        @Schema(description = "GB2260: 6 digits; SCHOOL: 10 digits; USCC: 18 characters with a valid check character")
                @Size(max = 40)
                String code) {

    Organization.Facts facts() {
        if (codeScheme == null ? code != null : code == null || !codeScheme.accepts(code)) {
            throw RuleViolation.invalidField(
                    "/code", codeScheme == null ? "代码要与 codeScheme 一起给出" : codeScheme + " 代码应为 " + codeScheme.rule);
        }
        Organization.Facts facts = new Organization.Facts(kind, name.strip(), schoolClass, ownership, codeScheme, code);
        if (facts.classContradictsCode()) {
            throw RuleViolation.invalidField("/schoolClass", "与学校标识码的前两位不符");
        }
        return facts.withClassFromCode();
    }
}
