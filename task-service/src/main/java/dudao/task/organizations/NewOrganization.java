package dudao.task.organizations;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
                String code,
        @Schema(description = "first day; without it, it has been there for as long as anything is known")
                LocalDate openedOn) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    Organization.Facts facts() {
        if (codeScheme == null && code != null) {
            throw RuleViolation.invalidField("/code", "代码要与 codeScheme 一起给出");
        }
        if (codeScheme != null) {
            codeScheme.fault(code).ifPresent(fault -> {
                throw RuleViolation.invalidField("/code", fault);
            });
        }
        Organization.Facts facts = new Organization.Facts(kind, name.strip(), schoolClass, ownership, codeScheme, code);
        if (facts.classContradictsCode()) {
            throw RuleViolation.invalidField("/schoolClass", "与学校标识码的前两位不符");
        }
        return facts.withClassFromCode();
    }

    /** @param today an organisation is registered once it is there, or at most a year ahead */
    Organization at(UUID id, Organization parent, LocalDate today) {
        if (openedOn != null && (openedOn.isBefore(FIRST) || openedOn.isAfter(today.plusYears(1)))) {
            throw RuleViolation.invalidField("/openedOn", "应在 1900 年以后,最迟一年以内");
        }
        return Organization.place(id, facts(), parent, 0).opened(openedOn);
    }
}
