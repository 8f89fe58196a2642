package dudao.inspection.filing;

import static dudao.inspection.filing.Bureau.PLANS;
import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class YearlyPlanTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Bureau bureau;

    @BeforeEach
    void build() {
        city = new City(tree);
        bureau = new Bureau(city);
    }

    @Test
    void somebodyElseApprovesThePlan() {
        String id = bureau.drafted(5);
        String plan = PLANS + "/" + id;
        refused(bureau.chief.command(plan, "approve", NOTHING), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(PLANS, id, "submit", NOTHING, city.leader);
        city.eso.done(plan, "submit", NOTHING, "SUBMITTED");
        bureau.chief.done(plan, "return", Map.of("reason", "次数过多"), "DRAFT");
        city.eso.get(plan).then().body("reason", equalTo("次数过多"));
        String drafter = city.eso.get(plan).path("draftedBy");
        city.eso.done(plan, "submit", NOTHING, "SUBMITTED");
        refused(City.api(drafter, "LEADER", city.city).command(plan, "approve", NOTHING), 403, "SAME_PERSON");
        bureau.chief.refusesCarelessly(PLANS, id, "approve", NOTHING, city.eso);
        bureau.chief.done(plan, "approve", NOTHING, "APPROVED");
        city.eso.get(plan).then().body("mostVisitsPerTerm", equalTo(5)).body("clashDays", equalTo(14));
    }

    @Test
    void aNewerPlanTakesTheYearOver() {
        bureau.approved(5);
        bureau.approved(3);
        city.eso.get(PLANS + "?limit=200").then().body("items.state", contains("APPROVED", "SUPERSEDED"));
        city.eso.get(PLANS + "?state=APPROVED").then().body("items", hasSize(1));
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Object> other = new HashMap<>(Bureau.entry("REGULAR", city.city));
        other.put("lastDay", "2031-01-31");
        refused(city.eso.post(PLANS, bureau.newPlan(1, List.of(other))), 400, "VALIDATION_FAILED");
        refused(
                city.eso.post(PLANS, bureau.newPlan(1, List.of(Bureau.entry("REGULAR", UUID.randomUUID())))),
                422,
                "UNKNOWN_ORGANIZATION");
        refused(
                city.eso.post(PLANS, bureau.newPlan(0, List.of(Bureau.entry("REGULAR", city.city)))),
                400,
                "VALIDATION_FAILED");
        refused(city.head.get(PLANS), 403, "FORBIDDEN");
    }

    @Test
    void termsDoNotOverlap() {
        bureau.term();
        Map<String, Object> term = Map.of(
                "name", "又一学期",
                "firstDay", "2030-07-05",
                "lastDay", "2030-12-31");
        refused(city.eso.post("/api/v1/school-terms", term), 409, "TERMS_OVERLAP");
        city.eso.get("/api/v1/school-terms").then().body("items.name", contains("本学期"));
        City.api(City.person("l"), "LEADER", city.county)
                .get("/api/v1/school-terms")
                .then()
                .body("items.name", contains("本学期"));
    }
}
