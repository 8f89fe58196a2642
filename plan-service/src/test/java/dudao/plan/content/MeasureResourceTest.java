package dudao.plan.content;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
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
class MeasureResourceTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.item(plan, "1");
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put(field, value);
        return measure;
    }

    private void refused(Map<String, Object> measure, String pointer) {
        city.issuer
                .post(item + "/measures", measure)
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aMeasureSaysWhoWhomUntilWhenAndWhatCounts() {
        Map<String, Object> wanted = with("targets", List.of(City.target("6处", 6)));
        wanted.put("assistingOrganizationIds", List.of(city.office));
        wanted.put("commitment", "STRIVE");
        wanted.put("cadence", "quarter");
        wanted.put("priority", "URGENT");
        String measure = city.measure(item, wanted);
        city.issuer
                .get(measure)
                .statusCode(200)
                .body("commitment", equalTo("STRIVE"))
                .body("leadOrganizationId", equalTo(city.id.toString()))
                .body("assistingOrganizationIds", equalTo(List.of(city.office.toString())))
                .body("audience.kinds", equalTo(List.of("SCHOOL")))
                .body("audience.under", equalTo(city.county.toString()))
                .body("dueOn", equalTo(City.TODAY.plusDays(60).toString()))
                .body("priority", equalTo("URGENT"))
                .body("targets", hasSize(1));
        city.issuer.get(item).body("targets", hasSize(2)).body("measures[0].cadence", equalTo("quarter"));
    }

    @Test
    void whatIsAbsentInAChangeIsUnset() {
        String measure = city.measure(item, with("targets", List.of(City.target("6处", 6))));
        String itemBefore = city.issuer.etag(item);
        String planBefore = city.issuer.etag(plan);
        String target = city.issuer.get(measure).extract().path("targets[0].targetId");
        city.issuer
                .put(measure, Map.of("wording", "先开展摸底"), city.issuer.etag(measure))
                .statusCode(200)
                .body("wording", equalTo("先开展摸底"))
                .body("commitment", equalTo("MUST"))
                .body("audience", equalTo(null))
                .body("dueOn", equalTo(null))
                .body("targets.targetId", equalTo(List.of(target)));
        city.issuer.get(item).header("ETag", not(equalTo(itemBefore)));
        city.issuer.get(plan).header("ETag", not(equalTo(planBefore)));
        city.issuer
                .put(measure, Map.of("wording", "x", "targets", List.of()), city.issuer.etag(measure))
                .body("targets", hasSize(0));
        city.issuer.get(item).body("targets", hasSize(1));
    }

    @Test
    void theSameKeyAddsOnce() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            city.issuer.post(item + "/measures", city.measure(), key).statusCode(201);
        }
        city.issuer.get(item).body("measures", hasSize(1));
    }

    @Test
    void anAudienceIsNamedOrDescribedAndNeverEmpty() {
        refused(with("audience", Map.of()), "/audience");
        refused(with("audience", Map.of("under", city.county)), "/audience");
        refused(
                with("audience", Map.of("kinds", List.of("SCHOOL"), "organizationIds", List.of(city.school))),
                "/audience");
        refused(
                with("audience", Map.of("organizationIds", List.of(city.school, UUID.randomUUID()))),
                "/audience/organizationIds/1");
        refused(with("audience", Map.of("kinds", List.of("SCHOOL"), "under", UUID.randomUUID())), "/audience/under");
        refused(with("audience", Map.of("kinds", List.of("school"))), "/audience/kinds/0");
        for (Map<String, Object> nobody : List.<Map<String, Object>>of(
                Map.of("kinds", List.of("COUNTY_BUREAU"), "under", city.school),
                Map.of("schoolClasses", List.of("11")),
                Map.of("kinds", List.of("SCHOOL"), "schoolClasses", List.of("21"), "ownership", "PRIVATE"))) {
            city.issuer
                    .post(item + "/measures", with("audience", nobody))
                    .statusCode(422)
                    .body("code", equalTo("AUDIENCE_EMPTY"));
        }
        city.measure(item, with("audience", Map.of("organizationIds", List.of(city.school, city.county))));
        String byClass = city.measure(item, with("audience", Map.of("schoolClasses", List.of("31"), "ownership", "PRIVATE")));
        city.issuer.get(byClass).body("audience.under", equalTo(city.id.toString()));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        City other = new City(tree);
        refused(with("wording", ""), "/wording");
        refused(with("leadOrganizationId", other.id), "/leadOrganizationId");
        refused(with("assistingOrganizationIds", List.of(city.office, other.school)), "/assistingOrganizationIds/1");
        refused(with("dueOn", "+12026-01-01"), "/dueOn");
        refused(with("acceptanceStandard", "  "), "/acceptanceStandard");
        refused(with("priority", "HIGH"), "/priority");
        refused(with("cadence", "always"), "/cadence");
        refused(with("commitment", "MAYBE"), "/commitment");
        refused(with("leadOrganizationId", "x"), "/leadOrganizationId");
    }

    @Test
    void aChangeNeedsTheVersionItChangesAndADraft() {
        String measure = city.measure(item, city.measure());
        city.issuer.put(measure, city.measure(), null).statusCode(428);
        city.issuer.put(measure, city.measure(), "\"5\"").statusCode(412);
        city.leader.put(measure, city.measure(), "\"0\"").statusCode(403);
        city.head.get(measure).statusCode(404);
        city.issuer.get("/measures/" + UUID.randomUUID()).statusCode(404);
        city.issuer.post("/plan-items/" + UUID.randomUUID() + "/measures", city.measure()).statusCode(404);
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.issuer.put(measure, city.measure(), "\"0\"").statusCode(409);
        city.issuer.post(item + "/measures", city.measure()).statusCode(409);
        city.issuer.delete(measure, "\"0\"").statusCode(409);
    }

    @Test
    void aMeasureIsTakenOutWithItsTargets() {
        String measure = city.measure(item, with("targets", List.of(City.target("6处", 6))));
        city.issuer.delete(measure, city.issuer.etag(measure)).statusCode(204);
        city.issuer.get(measure).statusCode(404);
        city.issuer.get(item).body("measures", hasSize(0)).body("targets", hasSize(1));
    }

    private Map<String, Object> defaults() {
        return new HashMap<>(Map.of(
                "leadOrganizationId", city.office,
                "audience", Map.of("kinds", List.of("COUNTY_BUREAU")),
                "dueOn", "2026-12-31",
                "acceptanceStandard", "有佐证材料",
                "assistingOrganizationIds", List.of(city.id),
                "priority", "NORMAL"));
    }

    @Test
    void defaultsFillOnlyWhatIsUnset() {
        String said = city.measure(item, city.measure());
        String half = city.measure(item, Map.of("wording", "甲", "dueOn", "2026-06-30"));
        String other = city.measure(city.item(plan, "2"), Map.of("wording", "乙"));
        Map<String, Object> oneItem = defaults();
        oneItem.put("itemIds", List.of(City.idOf(item)));
        city.issuer
                .command(plan, "measure-defaults", oneItem)
                .statusCode(200)
                .body("count", equalTo(2))
                .header("ETag", city.issuer.etag(plan));
        city.issuer
                .get(said)
                .body("leadOrganizationId", equalTo(city.id.toString()))
                .body("acceptanceStandard", equalTo("有验收表"))
                .body("priority", equalTo("NORMAL"))
                .body("assistingOrganizationIds", equalTo(List.of(city.id.toString())));
        city.issuer
                .get(half)
                .body("dueOn", equalTo("2026-06-30"))
                .body("leadOrganizationId", equalTo(city.office.toString()))
                .body("audience.under", equalTo(city.id.toString()));
        city.issuer.get(other).body("leadOrganizationId", equalTo(null));
        city.issuer.command(plan, "measure-defaults", defaults()).statusCode(200).body("count", equalTo(1));
        city.issuer.command(plan, "measure-defaults", defaults()).statusCode(200).body("count", equalTo(0));
        city.issuer.get(plan + "/completeness").body("complete", equalTo(true));
        city.issuer.get(plan + "/items").body("items.measures.flatten().priority", everyItem(equalTo("NORMAL")));
    }

    @Test
    void defaultsAreCheckedLikeAMeasure() {
        String etag = city.issuer.etag(plan);
        String path = plan + "/measure-defaults";
        city.issuer.send(path, defaults(), null).statusCode(428);
        city.issuer.send(path, defaults(), "\"0\"").statusCode(412).body("currentETag", equalTo(etag));
        city.leader.send(path, defaults(), etag).statusCode(403);
        city.issuer.send("/plans/" + UUID.randomUUID() + "/measure-defaults", defaults(), etag).statusCode(404);
        Map<String, Object> wrong = defaults();
        wrong.put("itemIds", List.of(UUID.randomUUID()));
        city.issuer.send(path, wrong, etag).statusCode(400).body("errors[0].pointer", equalTo("/itemIds/0"));
        wrong = defaults();
        wrong.put("leadOrganizationId", UUID.randomUUID());
        city.issuer.send(path, wrong, etag).statusCode(400).body("errors[0].pointer", equalTo("/leadOrganizationId"));
        wrong = defaults();
        wrong.put("audience", Map.of("kinds", List.of("KINDERGARTEN")));
        city.issuer.send(path, wrong, etag).statusCode(422).body("code", equalTo("AUDIENCE_EMPTY"));
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.issuer.command(plan, "measure-defaults", defaults()).statusCode(409);
    }
}
