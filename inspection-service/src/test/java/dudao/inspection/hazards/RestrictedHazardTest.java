package dudao.inspection.hazards;

import static dudao.inspection.testing.Alarm.ALARMS;
import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Above the handling office nobody may read it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RestrictedHazardTest extends RingingAlarms {

    private void restrict(Alarm alarm) {
        restrict(alarm, city.office);
    }

    private void restrict(Alarm alarm, UUID office) {
        city.eso
                .command(
                        alarm.findingAt(),
                        "classify",
                        Map.of("classification", "RESTRICTED", "handlingOfficeId", office, "reason", "涉及未成年人"))
                .then()
                .statusCode(200);
    }

    /** Above the handling office nobody may read it, so the office that may is called at every step. */
    @Test
    void aRestrictedHazardRisesToWhoMayReadIt() {
        Alarm alarm = Alarm.to(city, "RAISED");
        restrict(alarm);
        after(alarm, 30, 4);
        city.countyHead.get(alarm.at).then().statusCode(404);
        city.eso
                .get(alarm.at)
                .then()
                .body(
                        "told.organizationId",
                        equalTo(List.of(
                                city.school.toString(),
                                city.office.toString(),
                                city.office.toString(),
                                city.office.toString())))
                .body("told[2].addressee", equalTo("HANDLING_OFFICE"));
        city.eso.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
    }

    /** What its readers were called to before it was restricted is taken over by the one that may read it. */
    @Test
    void whatIsRestrictedLaterCallsWhoMayReadIt() {
        Alarm alarm = Alarm.to(city, "RAISED");
        after(alarm, 30, 4);
        int told = alarm.told().size();
        restrict(alarm);
        MovableClock.set(raisedAt(alarm).plus(Duration.ofMinutes(61)));
        await().atMost(Duration.ofSeconds(20)).until(() -> alarm.told().size() == told + 1);
        String office = city.office.toString();
        city.eso
                .get(alarm.at)
                .then()
                .body("told.organizationId", equalTo(List.of(city.school.toString(), office, office, office)));
        city.eso.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
        city.eso.get(alarm.at).then().body("acknowledgedOrganizationId", equalTo(office));
    }

    /** It reads and answers what it is called by, and nothing else of the unit. */
    @Test
    void aHandlingOfficeFromElsewhereAnswersItsAlarm() {
        Alarm alarm = Alarm.to(city, "RAISED");
        Alarm another = Alarm.to(city, "RAISED");
        Instant raised = raisedAt(alarm);
        UUID office = UUID.randomUUID();
        city.add(office, "INSPECTION_OFFICE", city.otherCounty, city.path(city.otherCounty));
        Api handling = City.api(City.person("handling"), "ESO", office);
        handling.get(alarm.at).then().statusCode(404);
        restrict(alarm, office);
        handling.get(alarm.at).then().statusCode(200);
        handling.get(ALARMS)
                .then()
                .body("items.findingId", equalTo(List.of(alarm.finding)))
                .body("items[0].wording", nullValue());
        handling.get(alarm.findingAt()).then().statusCode(404);
        handling.get(another.at).then().statusCode(404);
        City.api(City.person("bureau"), "ESO", city.otherCounty)
                .get(alarm.at)
                .then()
                .statusCode(404);
        refused(handling.command(alarm.at, "clear", Map.of("text", "已排除")), 403, "FORBIDDEN");
        MovableClock.set(raised.plus(Duration.ofMinutes(16)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> handling.get(alarm.at).path("told[2].toldAt") != null);
        handling.done(alarm.at, "acknowledge", NOTHING, "ACKNOWLEDGED");
        handling.done(alarm.at, "report-first", Map.of("text", "已到现场"), "FIRST_REPORTED");
    }
}
