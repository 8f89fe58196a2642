package dudao.plan.planning;

import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.Headings;
import dudao.plan.heading.ValidityStatus;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of plans may be narrowed to; null narrows nothing. */
class PlanFilter {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    @QueryParam("year")
    @Pattern(regexp = "\\d{4}")
    String year;

    @QueryParam("status")
    String status;

    @QueryParam("issuerId")
    @Parameter(description = "any of the plan's issuers")
    @Pattern(regexp = UUID_FORM)
    String issuerId;

    @QueryParam("kind")
    @Size(max = 50)
    String kind;

    @QueryParam("title")
    @Parameter(description = "stands anywhere in the title")
    @Size(max = 200)
    String title;

    @QueryParam("documentNumber")
    @Parameter(
            description = "in any brackets and width, with or without 第 and 号: 六教〔2026〕11号, 六教[2026]11",
            schema = @Schema(example = "六教[2026]11号"))
    @Size(max = 100)
    String documentNumber;

    @QueryParam("validity")
    @Parameter(description = "IN_FORCE, AMENDED, SUPERSEDED or LAPSED, of issued plans, as of today")
    String validity;

    void narrow(List<String> conditions, Map<String, Object> values) {
        add("p.year = :year", "year", year == null ? null : Integer.valueOf(year), conditions, values);
        add("p.status = :status", "status", named(PlanStatus.values(), "status", status), conditions, values);
        add(
                "(p.issuer_id = :issuer or p.co_issuer_ids <> '{}' and p.co_issuer_ids @> array[:issuer])",
                "issuer",
                issuerId == null ? null : UUID.fromString(issuerId),
                conditions,
                values);
        add("p.kind = :kind", "kind", kind, conditions, values);
        add("position(:title in p.title) > 0", "title", title, conditions, values);
        add("p.document_key = document_key(:documentNumber)", "documentNumber", documentNumber, conditions, values);
        add(
                Headings.VALIDITY + " = :validity",
                "validity",
                named(ValidityStatus.values(), "validity", validity),
                conditions,
                values);
    }

    private static void add(
            String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static String named(Enum<?>[] known, String parameter, String value) {
        if (value == null || Arrays.stream(known).anyMatch(each -> each.name().equals(value))) {
            return value;
        }
        throw RuleViolation.of("INVALID_PARAMETER", parameter + " 应为 " + Arrays.toString(known) + " 之一")
                .at("?" + parameter, "未知的值");
    }
}
