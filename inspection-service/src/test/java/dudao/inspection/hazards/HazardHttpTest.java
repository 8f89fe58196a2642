package dudao.inspection.hazards;

import static dudao.inspection.testing.Alarm.ALARMS;
import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HazardHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    private void after(Alarm alarm, int minutes, int told) {
        MovableClock.set(raisedAt(alarm).plus(Duration.ofMinutes(minutes)).plusSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> toldAt(alarm) == told);
    }

    private Instant raisedAt(Alarm alarm) {
        return OffsetDateTime.parse(city.eso.get(alarm.at).path("clock.raisedAt"))
                .toInstant();
    }

    private long toldAt(Alarm alarm) {
        List<String> told = city.eso.get(alarm.at).path("told.toldAt");
        return told.size() - Collections.frequency(told, null);
    }

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
