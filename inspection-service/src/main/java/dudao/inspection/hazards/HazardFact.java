package dudao.inspection.hazards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The data of every event of an alarm: its full state. What the hazard is stands in the event of its finding. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HazardFact(
        UUID hazardAlarmId,
        UUID findingId,
        UUID inspectionId,
        UUID organizationId,
        HazardState state,
        OffsetDateTime raisedAt,
        OffsetDateTime acknowledgeBy,
        OffsetDateTime acknowledgedAt,
        UUID acknowledgedOrganizationId,
        List<UUID> told,
        Classification classification,
        UUID handlingOfficeId) {

    /** @param secrecy of the finding */
    static HazardFact of(HazardAlarm alarm, Secrecy secrecy) {
        return new HazardFact(
                alarm.id,
                alarm.findingId,
                alarm.inspectionId,
                alarm.organizationId,
                alarm.state,
                Days.shown(alarm.raisedAt),
                Days.shown(alarm.clock().dueAt()),
                Days.shown(alarm.acknowledgedAt),
                alarm.acknowledgedOrganizationId,
                alarm.steps.stream()
                        .filter(step -> step.toldAt() != null)
                        .map(HazardStep::organizationId)
                        .distinct()
                        .toList(),
                secrecy.told(),
                secrecy.handlingOfficeId());
    }
}
