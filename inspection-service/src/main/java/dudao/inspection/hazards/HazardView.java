package dudao.inspection.hazards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alarm with its clock as of a moment. */
@Schema(name = "HazardAlarm")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HazardView(
        UUID id,
        UUID findingId,
        UUID inspectionId,
        @Schema(description = "the unit inspected, whose head acknowledges") UUID organizationId,
        HazardState state,
        @Schema(description = "whose acknowledgement stopped the clock: the unit's, or in its stead that of one above")
                UUID acknowledgedOrganizationId,
        Clock clock,
        @Schema(description = "in the order they are told") List<Told> told,
        List<Said> reports,
        @Schema(description = "why the final report was sent back, or how it was seen that the danger is over")
                String text,
        OffsetDateTime clearedAt,
        List<String> allowedCommands) {

    /** @param minutesRun whole minutes, day and night */
    @Schema(name = "HazardClock")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Clock(
            OffsetDateTime asOf,
            OffsetDateTime raisedAt,
            @Schema(description = "the unit has to acknowledge") int minutes,
            OffsetDateTime dueAt,
            @Schema(description = "whole minutes since it was raised, day and night, up to the acknowledgement")
                    long minutesRun,
            @Schema(description = "whether it still runs") boolean running,
            @Schema(description = "not acknowledged in time; what came late stays late") boolean overdue,
            @Schema(description = "how high it has risen") int level,
            OffsetDateTime acknowledgedAt,
            String ruleId,
            @Schema(description = "of the rule pack") String ruleVersion,
            String jurisdiction,
            String citation,
            @Schema(description = "how it came about, in one sentence") String basis) {}

    @Schema(name = "HazardStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            int level,
            @Schema(description = "UNIT, OFFICE, SUPERIOR, BUREAU or HANDLING_OFFICE; more may come") String addressee,
            UUID organizationId,
            OffsetDateTime dueAt,
            OffsetDateTime toldAt,
            OffsetDateTime acknowledgedAt) {}

    @Schema(name = "HazardReport")
    public record Said(
            @Schema(description = "FIRST, FURTHER or FINAL; more may come") String kind,
            String text,
            OffsetDateTime reportedAt) {}

    static HazardView of(HazardAlarm alarm, Instant asOf) {
        return new HazardView(
                alarm.id,
                alarm.findingId,
                alarm.inspectionId,
                alarm.organizationId,
                alarm.state,
                alarm.acknowledgedOrganizationId,
                clock(alarm, asOf),
                alarm.steps.stream()
                        .map(step -> new Told(
                                step.level(),
                                step.addressee().name(),
                                step.organizationId(),
                                Days.shown(step.dueAt()),
                                Days.shown(step.toldAt()),
                                Days.shown(step.acknowledgedAt())))
                        .toList(),
                alarm.reports.stream()
                        .map(each -> new Said(each.kind().name(), each.text(), Days.shown(each.reportedAt())))
                        .toList(),
                alarm.text,
                Days.shown(alarm.clearedAt),
                alarm.state.allowedCommands());
    }

    private static Clock clock(HazardAlarm alarm, Instant asOf) {
        HazardClock clock = alarm.clock();
        return new Clock(
                Days.shown(asOf),
                Days.shown(alarm.raisedAt),
                alarm.minutes,
                Days.shown(clock.dueAt()),
                clock.minutesRun(asOf),
                clock.isRunning(asOf),
                clock.isOverdue(asOf),
                clock.level(asOf),
                Days.shown(alarm.acknowledgedAt),
                alarm.ruleId,
                alarm.ruleVersion,
                alarm.jurisdiction,
                alarm.citation,
                alarm.basis);
    }
}
