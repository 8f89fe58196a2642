package dudao.inspection.referrals;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.Referring.REFERRALS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Referring;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReferralHttpTest {

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

    private Response refer(String finding, Map<String, Object> body) {
        return city.eso.post(FINDINGS + "/" + finding + "/referrals", body);
    }

    /** The National Day holidays of 2026 and a make-up Saturday lie in between. */
    @Test
    void aMissingReceiptIsSeenTheDayAfterItsLastDay() {
        MovableClock.set(LocalDate.of(2026, 9, 29));
        String finding = RecordedToday.finding(city);
        UUID department = UUID.randomUUID();
        city.add(department, "DEPARTMENT", city.city, city.path(city.city));
        String at = REFERRALS + "/"
                + refer(finding, Referring.handOver(department))
                        .then()
                        .statusCode(201)
                        .body("confirmBy", equalTo("2026-10-12"))
                        .body("basis", containsString("非法定时限"))
                        .body("basis", containsString("CN-2026"))
                        .extract()
                        .path("id");
        MovableClock.set(LocalDate.of(2026, 10, 12));
        city.eso.get(at).then().body("overdue", equalTo(false));
        MovableClock.set(LocalDate.of(2026, 10, 13));
        city.eso.get(at).then().body("overdue", equalTo(true));
        city.eso
                .get(REFERRALS + "?overdue=true")
                .then()
                .body("items.findingId", contains(finding))
                .body("items[0].overdue", equalTo(true));
        City.api(City.person("late"), "UNIT_HEAD", department)
                .done(at, "receive", Referring.body("receive"), "RECEIVED");
        city.eso.get(REFERRALS + "?overdue=true").then().body("items", hasSize(0));
    }

    @Test
    void theReceiverReadsWhatWasSentAndTheUnitNothing() {
        Referring referring = Referring.to(city, "SENT");
        referring.receiver.get(referring.at).then().statusCode(200).body("text", equalTo("校门前无信号灯"));
        referring.receiver.get(FINDINGS + "/" + referring.finding).then().statusCode(404);
        for (Api other : List.of(
                city.head, city.countyHead, city.otherHead, City.api(City.person("s"), "SUPERVISOR", city.county))) {
            other.get(referring.at).then().statusCode(404);
            other.get(REFERRALS).then().body("items", hasSize(0));
        }
        city.clerk.get(REFERRALS).then().statusCode(403);
        city.supervisor.get(referring.at).then().statusCode(200);
    }

    @Test
    void onlyTheReceiverConfirms() {
        Referring referring = Referring.to(city, "SENT");
        refused(city.eso.command(referring.at, "receive", Referring.body("receive")), 403, "FORBIDDEN");
        refused(
                City.api(City.person("up"), "UNIT_HEAD", city.city)
                        .command(referring.at, "receive", Referring.body("receive"), "*"),
                404,
                "NOT_FOUND");
        referring.receiver.refusesCarelessly(
                REFERRALS,
                referring.at.substring(REFERRALS.length() + 1),
                "receive",
                Referring.body("receive"),
                city.clerk);
    }

    /** Nobody there has an account: the office enters the receipt, and not who sent it. */
    @Test
    void aBodyOutsideTheTreeIsConfirmedByAColleague() {
        String finding = city.confirmed(city.onSite());
        Map<String, Object> body = Referring.handOver(null);
        body.put("recipient", "区公安分局");
        String at = REFERRALS + "/"
                + refer(finding, body).then().statusCode(201).extract().path("id");
        refused(city.eso.command(at, "receive", Referring.body("receive")), 403, "SAME_PERSON");
        Api colleague = City.api(City.person("colleague"), "ESO", city.office);
        colleague.done(at, "receive", Referring.body("receive"), "RECEIVED");
        colleague.get(at).then().body("receipt", equalTo("交收〔2026〕7号"));
        refused(refer(finding, body), 409, "DUPLICATE");
    }

    @Test
    void upMeansAboveAndOverMeansElsewhere() {
        String finding = city.confirmed(city.onSite());
        Map<String, Object> up = new HashMap<>(Referring.handOver(city.city));
        up.put("kind", "REFER_UP");
        refer(finding, up).then().statusCode(201);
        for (UUID notAbove : List.of(city.county, city.office, UUID.randomUUID())) {
            up.put("organizationId", notAbove);
            refused(refer(finding, up), 422, "REFERRAL_NOT_FITTING");
        }
        for (UUID own : List.of(city.office, city.school)) {
            refused(refer(finding, Referring.handOver(own)), 422, "REFERRAL_NOT_FITTING");
        }
        refused(refer(finding, Referring.handOver(null)), 400, "VALIDATION_FAILED");
        up.remove("organizationId");
        up.put("recipient", "省厅");
        refused(refer(finding, up), 400, "VALIDATION_FAILED");
    }

    @Test
    void onlyAnOpenFindingIsReferred() {
        String finding = city.found(city.onSite());
        refused(refer(finding, Referring.handOver(city.otherCounty)), 409, "FINDING_NOT_OPEN");
        city.eso.done(FINDINGS + "/" + finding, "dismiss", Map.of("reason", "证据不足"), "DISMISSED");
        refused(refer(finding, Referring.handOver(city.otherCounty)), 409, "FINDING_NOT_OPEN");
    }

    /** What is restricted is for its office, and for whom it was sent to. */
    @Test
    void aRestrictedFindingsReferralIsRestrictedToo() {
        Referring referring = Referring.to(city, "SENT");
        city.eso
                .command(
                        FINDINGS + "/" + referring.finding,
                        "classify",
                        Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office, "reason", "涉及未成年人"))
                .then()
                .statusCode(200);
        city.supervisor.get(referring.at).then().statusCode(404);
        city.eso.get(referring.at).then().statusCode(200);
        referring.receiver.done(referring.at, "receive", Referring.body("receive"), "RECEIVED");
    }

    /** Whoever works for a bureau may work in its office; the one that sent it has it already. */
    @Test
    void theOfficeOfABureauConfirmsWhatWasReferredUpToIt() {
        String finding = city.confirmed(city.onSite());
        Map<String, Object> up = Referring.handOver(city.city);
        up.put("kind", "REFER_UP");
        String own = REFERRALS + "/"
                + refer(finding, up).then().statusCode(201).extract().path("id");
        Api colleague = City.api(City.person("colleague"), "ESO", city.office);
        refused(colleague.command(own, "receive", Referring.body("receive")), 403, "FORBIDDEN");
        city.eso.done(own, "withdraw", Referring.body("withdraw"), "WITHDRAWN");

        UUID countyOffice = UUID.randomUUID();
        city.add(countyOffice, "INSPECTION_OFFICE", city.county, city.path(city.county));
        String inspection = city.eso.get(FINDINGS + "/" + finding).path("inspectionId");
        Rows.sql("update inspection set office_id = ? where id = ?", countyOffice, UUID.fromString(inspection));
        Api below = City.api(City.person("below"), "ESO", countyOffice);
        String at = REFERRALS + "/"
                + below.post(FINDINGS + "/" + finding + "/referrals", up)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        refused(
                City.api(City.person("x"), "ESO", countyOffice).command(at, "receive", Referring.body("receive")),
                403,
                "FORBIDDEN");
        colleague.done(at, "receive", Referring.body("receive"), "RECEIVED");
    }

    @Test
    void nothingIsReferredToWhereNobodyCanConfirm() {
        String finding = city.confirmed(city.onSite());
        UUID department = UUID.randomUUID();
        city.add(department, "DEPARTMENT", city.city, city.path(city.city));
        Rows.sql("update organization set closed_on = ? where id = ?", City.today(), department);
        refused(refer(finding, Referring.handOver(department)), 422, "REFERRAL_UNRECEIVED");
        UUID pupils = UUID.randomUUID();
        city.add(pupils, "CLASS", city.otherSchool, city.path(city.otherSchool));
        refused(refer(finding, Referring.handOver(pupils)), 422, "REFERRAL_UNRECEIVED");
        Rows.sql(
                "update organization set closed_on = ? where id = ?",
                City.today().plusDays(1),
                department);
        refer(finding, Referring.handOver(department)).then().statusCode(201);
    }
}
