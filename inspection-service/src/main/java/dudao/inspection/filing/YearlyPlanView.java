package dudao.inspection.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record YearlyPlanView(
        UUID id,
        UUID officeId,
        int year,
        String title,
        YearlyPlanState state,
        Integer mostVisitsPerTerm,
        int clashDays,
        List<Entry> entries,
        String draftedBy,
        String approvedBy,
        OffsetDateTime approvedAt,
        @Schema(description = "why it was sent back") String reason,
        List<String> allowedCommands) {

    @Schema(name = "YearlyPlanEntry")
    public record Entry(
            UUID id, InspectionKind kind, String title, UUID underId, LocalDate firstDay, LocalDate lastDay) {}

    static YearlyPlanView of(YearlyPlan plan) {
        return new YearlyPlanView(
                plan.id,
                plan.officeId,
                plan.year,
                plan.title,
                plan.state,
                plan.mostVisitsPerTerm,
                plan.clashDays,
                plan.entries.stream()
                        .map(each -> new Entry(
                                each.id(), each.kind(), each.title(), each.underId(), each.firstDay(), each.lastDay()))
                        .toList(),
                plan.draftedBy,
                plan.approvedBy,
                Days.shown(plan.approvedAt),
                plan.reason,
                plan.state.allowedCommands());
    }
}
