package dudao.inspection.hazards;

import static dudao.inspection.testing.Alarm.ALARMS;
import static dudao.inspection.testing.Api.refused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HazardHttpTest extends RingingAlarms {

    @Test
    void aHazardIsToldInTheActThatRecordsIt() {
        Alarm alarm = Alarm.to(city, "RAISED");
        city.head
                .get(alarm.at)
                .then()
                .body("organizationId", equalTo(city.school.toString()))
                .body("told.addressee", equalTo(List.of("UNIT", "OFFICE", "SUPERIOR", "BUREAU")))
                .body("told[0].toldAt", notNullValue())
                .body("told[1].toldAt", notNullValue())
                .body("told[2].toldAt", nullValue())
                .body("clock.minutes", equalTo(15))
                .body("clock.running", equalTo(true))
                .body("clock.ruleId", equalTo("CN.hazard.REGULAR"))
                .body("clock.basis", containsString("教育督导条例》第十五条"))
                .body("clock.basis", containsString("非法定时限"));
        assertEquals(List.of("dudao.hazard.raised.v1"), alarm.told());
        city.otherHead.get(alarm.at).then().statusCode(404);
    }

    /** The finding is put right on its own way, whatever becomes of the alarm. */
    @Test
    void clearingTheDangerClosesNothing() {
        Alarm alarm = Alarm.to(city, "CLEARED");
        assertEquals("CONFIRMED", city.eso.state(alarm.findingAt()));
        city.ordered(alarm.finding, city.order());
        assertEquals("ASSIGNED", city.eso.state(alarm.findingAt()));
    }

    @Test
    void whoReportsDoesNotClear() {
        Alarm alarm = Alarm.to(city, "FIRST_REPORTED");
        String both = City.person("both");
        City.api(both, "UNIT_HEAD", city.school)
                .done(alarm.at, "report-final", Map.of("text", "已排除"), "FINAL_REPORTED");
        refused(
                City.api(both, "ESO", city.office).command(alarm.at, "clear", Map.of("text", "已排除")),
                403,
                "SAME_PERSON");
        refused(
                City.api(City.person("x"), "ESO", city.school).command(alarm.at, "clear", Map.of("text", "已排除")),
                403,
                "NOT_INDEPENDENT");
        city.eso.refusesCarelessly(
                ALARMS, alarm.at.substring(ALARMS.length() + 1), "clear", Map.of("text", "已排除"), city.head);
    }

    @Test
    void listsAreFilteredAndBadFiltersRefused() {
        Alarm alarm = Alarm.to(city, "RAISED");
        city.eso.get(ALARMS + "?state=RAISED&under=" + city.county).then().body("items", hasSize(1));
        city.eso.get(ALARMS + "?state=CLEARED&under=" + city.county).then().body("items", hasSize(0));
        city.eso
                .get(ALARMS + "?overdue=false&findingId=" + alarm.finding)
                .then()
                .body("items", hasSize(1));
        refused(city.eso.get(ALARMS + "?state=LOUD"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(ALARMS + "?findingId=x"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(alarm.at + "?asOf=yesterday"), 400, "INVALID_PARAMETER");
    }
}
