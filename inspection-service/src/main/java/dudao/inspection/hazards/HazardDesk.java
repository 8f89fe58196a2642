package dudao.inspection.hazards;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.findings.FindingView;
import dudao.inspection.findings.HazardBell;
import dudao.inspection.inspections.Visits;
import dudao.inspection.rulepacks.RulePacks;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Raises alarms in the act that records the hazard, and tells of them. */
@Singleton
class HazardDesk implements HazardBell {

    private final HazardAlarms alarms;
    private final FindingCourse findings;
    private final RulePacks packs;
    private final OrganizationTree tree;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration within;

    HazardDesk(
            HazardAlarms alarms,
            FindingCourse findings,
            RulePacks packs,
            OrganizationTree tree,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "dudao.hazards.acknowledge-within", defaultValue = "15M") Duration within) {
        this.alarms = alarms;
        this.findings = findings;
        this.packs = packs;
        this.tree = tree;
        this.outbox = outbox;
        this.clock = clock;
        this.within = within;
    }

    @Override
    public void ring(FindingView hazard, Visits.Visit visit) {
        Instant now = clock.instant();
        HazardLimit limit = HazardLimit.of(packs, visit, Clocks.dateOf(now), (int) within.toMinutes());
        HazardAlarm alarm = HazardAlarm.raise(hazard, limit, ladder(visit, now), findings.secrecyOf(hazard.id()), now);
        alarms.persist(alarm);
        tell("raised", alarm);
    }

    /**
     * The unit and the office at once, then who stands above the unit, then who stands above the office. Above the unit
     * there is always somebody, if need be the office once more.
     */
    private List<HazardStep> ladder(Visits.Visit visit, Instant now) {
        List<HazardStep> steps = new ArrayList<>();
        add(steps, 0, HazardStep.Addressee.UNIT, visit.organizationId(), now);
        add(steps, 0, HazardStep.Addressee.OFFICE, visit.officeId(), now);
        add(
                steps,
                1,
                HazardStep.Addressee.SUPERIOR,
                tree.get(visit.organizationId()).parentId(),
                now);
        add(steps, 2, HazardStep.Addressee.BUREAU, tree.get(visit.officeId()).parentId(), now);
        if (steps.stream().noneMatch(step -> step.level() > 0)) {
            add(steps, 1, HazardStep.Addressee.OFFICE, visit.officeId(), now);
        }
        return steps;
    }

    private void add(List<HazardStep> steps, int level, HazardStep.Addressee who, UUID organization, Instant now) {
        boolean isUnit = level > 0 && steps.get(0).organizationId().equals(organization);
        boolean isToldAlready = steps.stream()
                .anyMatch(step -> step.organizationId().equals(organization) && step.level() > 0 == level > 0);
        if (organization != null && !isUnit && !isToldAlready) {
            steps.add(HazardStep.at(level, who, organization, now.plus(within.multipliedBy(level))));
        }
    }

    void escalate(HazardAlarm alarm) {
        alarm.escalate(clock.instant(), findings.secrecyOf(alarm.findingId));
        tell("escalated", alarm);
    }

    private void tell(String fact, HazardAlarm alarm) {
        outbox.add(
                "inspection.events.v1",
                "dudao.hazard." + fact + ".v1",
                alarm,
                HazardFact.of(alarm, findings.secrecyOf(alarm.findingId)),
                Readers.of(alarm.organizationId),
                null);
    }

    Response answer(String fact, HazardAlarm alarm) {
        tell(fact, alarm);
        return show(alarm);
    }

    Response show(HazardAlarm alarm) {
        return show(alarm, clock.instant());
    }

    static Response show(HazardAlarm alarm, Instant asOf) {
        return ETags.tagged(Response.ok(HazardView.of(alarm, asOf)), alarm).build();
    }
}
