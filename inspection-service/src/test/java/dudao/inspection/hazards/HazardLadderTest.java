package dudao.inspection.hazards;

import static dudao.inspection.testing.Alarm.ALARMS;
import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alarm rises until somebody answers who may. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HazardLadderTest extends RingingAlarms {

    @Test
    void itRisesEveryFewMinutesUntilTheHeadKnows() {
        Alarm alarm = Alarm.to(city, "RAISED");
        after(alarm, 15, 3);
        city.eso.get(alarm.at).then().body("clock.overdue", equalTo(true)).body("clock.level", equalTo(1));
        city.eso
                .get(ALARMS + "?overdue=true&organizationId=" + city.school)
                .then()
                .body("items", hasSize(1));
        after(alarm, 30, 4);
        city.head.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
        MovableClock.set(raisedAt(alarm).plus(Duration.ofDays(3)));
        city.eso
                .get(alarm.at)
                .then()
                .body("clock.minutesRun", equalTo(30))
                .body("clock.overdue", equalTo(true))
                .body("clock.running", equalTo(false));
        String early = raisedAt(alarm).plusSeconds(300).toString();
        city.eso
                .get(alarm.at + "?asOf=" + early)
                .then()
                .body("clock.minutesRun", equalTo(5))
                .body("clock.overdue", equalTo(false))
                .body("clock.level", equalTo(0));
        assertEquals(
                List.of(
                        "dudao.hazard.raised.v1",
                        "dudao.hazard.escalated.v1",
                        "dudao.hazard.escalated.v1",
                        "dudao.hazard.acknowledged.v1"),
                alarm.told());
    }

    /** Nobody is told twice, and what was missed is told in one act. */
    @Test
    void anHourWithoutALookTellsEachOnce() {
        Alarm alarm = Alarm.to(city, "RAISED");
        after(alarm, 60, 4);
        assertEquals(List.of("dudao.hazard.raised.v1", "dudao.hazard.escalated.v1"), alarm.told());
    }

    @Test
    void othersMayKnowAndTheClockGoesOn() {
        Alarm alarm = Alarm.to(city, "RAISED");
        city.eso.done(alarm.at, "acknowledge", NOTHING, "RAISED");
        city.countyHead.done(alarm.at, "acknowledge", NOTHING, "RAISED");
        city.eso
                .get(alarm.at)
                .then()
                .body("told[1].acknowledgedAt", notNullValue())
                .body("told[2].acknowledgedAt", notNullValue())
                .body("clock.running", equalTo(true));
        Api schoolEso = City.api(City.person("eso"), "ESO", city.school);
        refused(schoolEso.command(alarm.at, "acknowledge", NOTHING), 403, "FORBIDDEN");
        refused(city.clerk.command(alarm.at, "acknowledge", NOTHING), 403, "FORBIDDEN");
        assertEquals(List.of("dudao.hazard.raised.v1"), alarm.told(), "only who answers for it is told of");
        after(alarm, 30, 4);
        city.eso.get(alarm.at).then().body("told[2].acknowledgedAt", notNullValue());
        assertEquals(
                1, Collections.frequency(alarm.told(), "dudao.hazard.escalated.v1"), "who knows is not told again");
    }

    /** The head never answers: those above are told again and again, and one of them takes the unit's place. */
    @Test
    void whoStandsAboveAnswersForAHeadWhoNeverDoes() {
        Alarm alarm = Alarm.to(city, "RAISED");
        city.countyHead.done(alarm.at, "acknowledge", NOTHING, "RAISED");
        after(alarm, 30, 4);
        int told = alarm.told().size();
        MovableClock.set(raisedAt(alarm).plus(Duration.ofMinutes(61)));
        await().atMost(Duration.ofSeconds(20)).until(() -> alarm.told().size() == told + 1);
        MovableClock.set(raisedAt(alarm).plus(Duration.ofMinutes(123)));
        await().atMost(Duration.ofSeconds(20)).until(() -> alarm.told().size() == told + 2);
        city.eso.get(alarm.at).then().body("state", equalTo("RAISED")).body("clock.running", equalTo(true));
        refused(city.countyHead.command(alarm.at, "report-first", Map.of("text", "已到现场")), 403, "FORBIDDEN");
        city.countyHead.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
        city.eso
                .get(alarm.at)
                .then()
                .body("acknowledgedOrganizationId", equalTo(city.county.toString()))
                .body("clock.running", equalTo(false))
                .body("clock.overdue", equalTo(true));
        assertEquals("dudao.hazard.acknowledged.v1", alarm.told().get(told + 2));
        city.countyHead.done(alarm.at, "report-first", Map.of("text", "已到现场"), "FIRST_REPORTED");
        city.head.done(alarm.at, "acknowledge", NOTHING, "FIRST_REPORTED");
        city.head.get(alarm.at).then().body("told[0].acknowledgedAt", notNullValue());
        city.head.done(alarm.at, "report-final", Map.of("text", "已排除"), "FINAL_REPORTED");
        city.eso.done(alarm.at, "clear", Map.of("text", "已复查"), "CLEARED");
    }

    /** Whoever works for a bureau works in its office: of a school the city runs itself, nobody else could answer. */
    @Test
    void theOfficeAnswersForItsBureauOnceThatIsCalled() {
        Alarm alarm = Alarm.to(city, "RAISED");
        city.eso.done(alarm.at, "acknowledge", NOTHING, "RAISED");
        after(alarm, 15, 3);
        city.eso.done(alarm.at, "acknowledge", NOTHING, "RAISED");
        city.eso.get(alarm.at).then().body("told[3].toldAt", nullValue());
        after(alarm, 30, 4);
        city.eso.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
        city.eso
                .get(alarm.at)
                .then()
                .body("acknowledgedOrganizationId", equalTo(city.city.toString()))
                .body("told[3].acknowledgedAt", notNullValue());
        refused(city.countyHead.command(alarm.at, "report-first", Map.of("text", "已到现场")), 403, "FORBIDDEN");
        city.eso.done(alarm.at, "report-first", Map.of("text", "已到现场"), "FIRST_REPORTED");
    }
}
