package dudao.inspection.access;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.ROUND_LIST;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody of the unit, who was lent the office's scope, arranges nothing that is to come over the unit. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FromTheUnitTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Api delegate;

    @BeforeEach
    void lend() {
        city = new City(tree);
        String lender = person("lender");
        String ofUnit = person("of-unit");
        new ToldDelegation(lender, ofUnit, city.office, "ESO").granted();
        delegate = api(ofUnit, "UNIT_CLERK", city.school).actingFor(lender);
    }

    @Test
    void planNoVisit() {
        for (String mode : List.of("ANNOUNCED", "UNANNOUNCED")) {
            refused(delegate.post(INSPECTIONS, city.newInspection("REGULAR", mode)), 403, "NOT_INDEPENDENT");
        }
        Map<String, Object> elsewhere = city.newInspection("REGULAR", "UNANNOUNCED");
        elsewhere.put("organizationId", city.otherSchool);
        delegate.post(INSPECTIONS, elsewhere).then().statusCode(201);
    }

    @Test
    void runNoVisitThatIsKnown() {
        String visit = INSPECTIONS + "/" + city.planned("REGULAR", "ANNOUNCED");
        refused(delegate.command(visit, "file", NOTHING), 403, "NOT_INDEPENDENT");
    }

    @Test
    void freezeNoList() {
        String draw = "/api/v1/draws/"
                + delegate.post("/api/v1/draws", Map.of("title", "抽查")).path("id");
        Map<String, Object> lists = Map.of(
                "strata", List.of(Map.of("name", "A", "count", 1)),
                "units", List.of(Map.of("organizationId", city.school, "stratum", "A")),
                "inspectorIds", List.of(city.inspector(city.lead)),
                "teamSize", 1,
                "visitFrom", City.today().toString(),
                "visitTo", City.today().toString());
        refused(delegate.command(draw, "freeze", lists), 403, "NOT_INDEPENDENT");
    }

    @Test
    void openNoRoundAndReadNone() {
        Programmes programmes = new Programmes(city);
        refused(delegate.post(ROUND_LIST, programmes.newRoundOf(city.school)), 403, "NOT_INDEPENDENT");
        String other = programmes.round(city.otherSchool);
        Map<String, Object> byOwn = Map.of("organizationId", city.otherSchool, "byId", city.school, "reason", "撤并");
        refused(delegate.command(other, "replace", byOwn), 403, "NOT_INDEPENDENT");
        String own = programmes.round(city.school);
        delegate.get(own).then().statusCode(404);
        delegate.get(ROUND_LIST).then().body("items", hasSize(1));
    }

    @Test
    void readNoReferral() {
        String finding = city.confirmed(city.onSite());
        UUID court = UUID.randomUUID();
        city.add(court, "DEPARTMENT", city.city, city.path(city.city));
        Map<String, Object> handedOver = Map.of(
                "kind", "HAND_OVER",
                "organizationId", court,
                "reason", "不属教育部门职权",
                "text", "疏散通道长期占用",
                "documents", List.of("现场照片"));
        String referral = "/api/v1/referrals/"
                + city.eso
                        .post("/api/v1/findings/" + finding + "/referrals", handedOver)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        delegate.get(referral).then().statusCode(404);
        delegate.get("/api/v1/referrals").then().body("items", hasSize(0));
        String lender = person("lender");
        String stranger = person("stranger");
        new ToldDelegation(lender, stranger, city.office, "ESO").granted();
        api(stranger, "UNIT_CLERK", city.otherSchool)
                .actingFor(lender)
                .get(referral)
                .then()
                .statusCode(200);
        city.eso.get("/api/v1/referrals").then().body("items", hasSize(1));
    }

    @Test
    void readNoComplaint() {
        UUID clue = UUID.randomUUID();
        Rows.sql(
                "insert into clue (id, version, receipt_number, category, organization_id, text, state, received_at)"
                        + " values (?, 0, ?, 'OTHER', ?, '食堂不洁', 'RECEIVED', now())",
                clue,
                clue.toString(),
                city.school);
        delegate.get("/api/v1/clues").then().body("items", hasSize(0));
        delegate.get("/api/v1/clues/" + clue).then().statusCode(404);
        city.eso.get("/api/v1/clues").then().body("items", hasSize(1));
    }
}
