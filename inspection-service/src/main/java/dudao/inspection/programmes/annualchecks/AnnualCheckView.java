package dudao.inspection.programmes.annualchecks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.programmes.ActView;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AnnualCheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnualCheckView(
        UUID id,
        UUID organizationId,
        UUID officeId,
        int year,
        @Schema(
                        description =
                                "DESK after a PASS of the year before, else ON_SITE; the office may change it with a reason")
                Depth depth,
        LocalDate reportDueOn,
        CheckState state,
        OffsetDateTime reportedAt,
        @Schema(description = "the report came after its last day, or never") boolean late,
        UUID inspectionId,
        LocalDate visitedOn,
        @Schema(description = "of the points ledger today (积分)") BigDecimal pointsBalance,
        @Schema(description = "for the school: once it is published") Conclusion conclusion,
        OffsetDateTime publishedAt,
        @Schema(description = "for the school: what it did and what was told it") List<ActView> acts,
        List<String> allowedCommands) {

    private static final Set<String> FOR_THE_SCHOOL =
            Set.of("open", "report", "end-report", "deepen", "lighten", "cancel", "publish");

    /** @param whole whether the reader works for the office */
    static AnnualCheckView of(AnnualCheck check, BigDecimal balance, boolean whole) {
        return new AnnualCheckView(
                check.id,
                check.organizationId,
                check.officeId,
                check.year,
                check.depth,
                check.reportDueOn,
                check.state,
                Days.shown(check.reportedAt),
                check.isLate(),
                check.inspectionId,
                check.visitedOn,
                balance,
                whole || check.isPublished() ? check.conclusion() : null,
                Days.shown(check.publishedAt),
                ActView.of(check.acts, whole, FOR_THE_SCHOOL),
                check.state.allowedCommands());
    }
}
