package dudao.plan.boards;

import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.content.particulars.BasisKey;
import dudao.plan.content.particulars.Undertaking;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of items may be narrowed to. */
class ItemFilter {

    @QueryParam("basis")
    @Size(max = 200)
    @Parameter(
            description =
                    "文号 of a document the items rest on, bring forth or name, in any brackets; or words of its title")
    String basis;

    @QueryParam("priority")
    @Parameter(schema = @Schema(implementation = Undertaking.Priority.class))
    String priority;

    @QueryParam("practicalProject")
    @Pattern(regexp = "true|false")
    @Parameter(description = "whether it is a 实事项目")
    String practicalProject;

    @QueryParam("programmeId")
    UUID programmeId;

    @QueryParam("leadOrganizationId")
    UUID leadOrganizationId;

    @QueryParam("planId")
    UUID planId;

    @QueryParam("year")
    @Pattern(regexp = "\\d{4}")
    String year;

    /** @param values takes the parameters of the condition */
    String condition(Map<String, Object> values) {
        List<String> all =
                new ArrayList<>(List.of("(" + PlanAccess.READABLE + ")", PlanAccess.ITEM_READABLE, "not p.voided"));
        if (basis != null) {
            String key = BasisKey.of(basis);
            values.put("basis", key);
            all.add(
                    BasisKey.isNumber(key)
                            ? "i.basis_numbers @> array[cast(:basis as text)]"
                            : "exists (select from unnest(i.basis_titles) title where strpos(title, :basis) > 0)");
        }
        if (priority != null) {
            values.put("priority", known(priority));
            all.add("i.priority = :priority");
        }
        if (practicalProject != null) {
            all.add("i.practical_level is " + ("true".equals(practicalProject) ? "not null" : "null"));
        }
        equal("i.programme_id", "programme", programmeId, all, values);
        equal("i.lead_organization_id", "lead", leadOrganizationId, all, values);
        equal("i.plan_id", "plan", planId, all, values);
        equal("p.year", "year", year == null ? null : Integer.valueOf(year), all, values);
        return String.join(" and ", all);
    }

    private static void equal(String column, String name, Object value, List<String> all, Map<String, Object> values) {
        if (value != null) {
            values.put(name, value);
            all.add(column + " = :" + name);
        }
    }

    private static String known(String name) {
        List<String> names =
                Arrays.stream(Undertaking.Priority.values()).map(Enum::name).toList();
        if (!names.contains(name)) {
            throw RuleViolation.of("INVALID_PARAMETER", "priority 应为 " + names + " 之一")
                    .at("?priority", names.toString());
        }
        return name;
    }
}
