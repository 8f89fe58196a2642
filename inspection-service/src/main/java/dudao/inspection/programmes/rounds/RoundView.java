package dudao.inspection.programmes.rounds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.programmes.ActView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InspectionRound")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoundView(
        UUID id,
        UUID officeId,
        RoundKind kind,
        String title,
        List<String> matters,
        LocalDate firstDay,
        LocalDate lastDay,
        RoundState state,
        @Schema(description = "units visited") int done,
        @Schema(description = "units to be visited") int size,
        List<Unit> units,
        @Schema(description = "of the inspections of the round, findings that were confirmed, by state")
                Map<String, Integer> findings,
        List<ActView> acts,
        List<String> allowedCommands) {

    @Schema(name = "InspectionRoundUnit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unit(
            UUID organizationId,
            UUID inspectionId,
            LocalDate visitedOn,
            UUID replacedBy,
            @Schema(description = "of the replacement") String reason) {}

    static RoundView of(InspectionRound round, Map<String, Integer> findings) {
        return new RoundView(
                round.id,
                round.officeId,
                round.kind,
                round.title,
                round.matters,
                round.firstDay,
                round.lastDay,
                round.state,
                round.done(),
                round.size,
                round.units.stream()
                        .map(each -> new Unit(
                                each.organizationId(),
                                each.inspectionId(),
                                each.visitedOn(),
                                each.replacedBy(),
                                each.reason()))
                        .toList(),
                findings,
                ActView.of(round.acts, true, Set.of()),
                round.state.allowedCommands());
    }
}
