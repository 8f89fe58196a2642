package dudao.inspection.hazards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.hazards.HazardAlarm.Answerer;
import dudao.inspection.hazards.HazardStep.Addressee;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a school that the city runs itself, inspected by the city's office, with fifteen minutes a step. */
class HazardAlarmTest {

    private static final Instant RAISED = Instant.parse("2026-09-01T08:00:00Z");
    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID OFFICE = UUID.randomUUID();
    private static final UUID BUREAU = UUID.randomUUID();
    private static final Actor DUTY = new Actor("duty", "值班", null);
    private static final Answerer OF_OFFICE = new Answerer(OFFICE, BUREAU, false);

    private final HazardAlarm alarm = new HazardAlarm();

    @BeforeEach
    void raise() {
        alarm.organizationId = SCHOOL;
        alarm.state = HazardState.RAISED;
        alarm.raisedAt = RAISED;
        alarm.minutes = 15;
        alarm.steps.add(HazardStep.at(0, Addressee.UNIT, SCHOOL, RAISED));
        alarm.steps.add(HazardStep.at(0, Addressee.OFFICE, OFFICE, RAISED));
        alarm.steps.add(HazardStep.at(1, Addressee.SUPERIOR, BUREAU, minute(15)));
        alarm.escalate(RAISED, Secrecy.INTERNAL);
    }

    private static Instant minute(int minutes) {
        return RAISED.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void theOfficeAnswersForItsBureauOnceThatIsCalled() {
        assertFalse(alarm.acknowledge(OF_OFFICE, DUTY, minute(5)));
        assertEquals(minute(15), alarm.nextStepAt);
        alarm.escalate(minute(15), Secrecy.INTERNAL);
        assertTrue(alarm.acknowledge(OF_OFFICE, DUTY, minute(20)));
        assertEquals(BUREAU, alarm.acknowledgedOrganizationId);
        alarm.mustBeReportedBy(OF_OFFICE);
        alarm.mustBeReportedBy(new Answerer(BUREAU, null, true));
        Answerer another = new Answerer(UUID.randomUUID(), UUID.randomUUID(), true);
        assertThrows(RuleViolation.class, () -> alarm.mustBeReportedBy(another));
    }

    /** However often others say that they know. */
    @Test
    void aTickPutsOffNoCall() {
        Answerer elsewhere = new Answerer(OFFICE, null, false);
        alarm.escalate(minute(15), Secrecy.INTERNAL);
        assertEquals(minute(30), alarm.nextStepAt);
        alarm.acknowledge(elsewhere, DUTY, minute(25));
        alarm.acknowledge(elsewhere, DUTY, minute(29));
        assertEquals(minute(30), alarm.nextStepAt);
    }

    /** Whoever ticks before being called was the last: from then on the whole ladder is called again. */
    @Test
    void theLastWhoKnowsBeforehandSetsTheNextCall() {
        alarm.acknowledge(new Answerer(BUREAU, null, true), DUTY, minute(5));
        assertEquals(minute(20), alarm.nextStepAt);
    }
}
