package dudao.inspection.programmes.annualchecks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** The data of every event of an annual check. The conclusion is told once it is published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnualCheckFact(
        UUID checkId,
        int year,
        UUID organizationId,
        UUID officeId,
        Depth depth,
        CheckState state,
        Conclusion conclusion) {

    static AnnualCheckFact of(AnnualCheck check) {
        return new AnnualCheckFact(
                check.id,
                check.year,
                check.organizationId,
                check.officeId,
                check.depth,
                check.state,
                check.isPublished() ? check.conclusion() : null);
    }
}
