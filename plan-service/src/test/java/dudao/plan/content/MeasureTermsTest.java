package dudao.plan.content;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
class MeasureTermsTest {

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

    private Map<String, Object> with(Object... fields) {
        Map<String, Object> measure = new HashMap<>(city.measure());
        for (int i = 0; i < fields.length; i += 2) {
            measure.put((String) fields[i], fields[i + 1]);
        }
        return measure;
    }

    private String measure(Object... fields) {
        return city.measure(item, with(fields));
    }

    private void change(String measure, Map<String, Object> change) {
        city.issuer.put(measure, change, city.issuer.etag(measure)).statusCode(200);
    }

    private void refused(String pointer, Object... fields) {
        city.issuer.post(item + "/measures", with(fields)).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private static Map<String, Object> without(Map<String, Object> measure, String field) {
        Map<String, Object> rest = new HashMap<>(measure);
        rest.remove(field);
        return rest;
    }

    @Test
    void everythingAMeasureSaysOfItsTimeIsKept() {
        String measure = measure(
                "referenceYear",
                2025,
                "dueOn",
                "2026-06-30",
                "neededBy",
                "2026-09-01",
                "dueBasis",
                Map.of("text", "春季学期结束前", "relativeTo", "SPRING_TERM_END"),
                "documentKind",
                true,
                "stages",
                List.of("APPROVED", "STUDIED"));
        city.leader
                .get(measure)
                .body("referenceYear", equalTo(2025))
                .body("neededBy", equalTo("2026-09-01"))
                .body("leadDays", equalTo(63))
                .body("dueBasis.kind", equalTo("STATED"))
                .body("dueBasis.relativeTo", equalTo("SPRING_TERM_END"))
                .body("documentKind", equalTo(true))
                .body("openTiming", equalTo(false))
                .body("stages", equalTo(List.of("STUDIED", "APPROVED")));
        change(measure, with("dueOn", "2026-06-30"));
        city.leader
                .get(measure)
                .body("referenceYear", equalTo(2025))
                .body("documentKind", equalTo(true))
                .body("dueBasis.text", equalTo("春季学期结束前"))
                .body("stages", hasSize(2));
        change(measure, with("dueOn", "2026-07-01", "referenceYear", null, "stages", List.of(), "neededBy", null));
        city.leader
                .get(measure)
                .body("dueBasis", nullValue())
                .body("referenceYear", nullValue())
                .body("leadDays", nullValue())
                .body("stages", hasSize(0));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        refused("/neededBy", "dueOn", "2026-06-30", "neededBy", "2026-05-01");
        refused("/referenceYear", "referenceYear", 5);
        refused("/dueBasis/relativeTo", "dueBasis", Map.of("relativeTo", "spring"));
        refused("/dueBasis/kind", "dueBasis", Map.of("kind", "GUESSED"));
        refused("/stages/0", "stages", List.of("DREAMT"));
        refused("/togetherWith/0", "togetherWith", List.of(UUID.randomUUID()));
        refused("/reusesMeasureId", "reusesMeasureId", UUID.randomUUID());
        refused("/neededBy", "neededBy", "+12026-01-01");
    }

    @Test
    void openTimingBlocksIssuingUntilADateOrAnIntervalIsGiven() {
        Map<String, Object> open = without(with("openTiming", true), "dueOn");
        String measure = city.measure(item, open);
        city.issuer
                .get(plan + "/completeness")
                .body("complete", equalTo(false))
                .body("missing.code", equalTo(List.of("OPEN_TIMING")))
                .body("missing[0].blocking", equalTo(true));
        open.put("cadence", "quarter");
        change(measure, open);
        city.issuer.get(measure).body("dueOn", equalTo("2026-12-31")).body("dueBasis.kind", equalTo("DEFAULTED"));
        city.issuer
                .get(plan + "/completeness")
                .body("complete", equalTo(true))
                .body("missing", hasSize(0))
                .body("notices.find { it.code == 'DEFAULTED_DATE' }.blocking", equalTo(false))
                .body("parts[0].keyProject", equalTo(false));
        change(measure, with());
        city.issuer.get(measure).body("openTiming", equalTo(true)).body("dueBasis", nullValue());
        city.issuer.get(plan + "/completeness").body("complete", equalTo(true));
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(7)).statusCode(200);
    }

    @Test
    void measuresThatFinishTogetherNameEachOther() {
        String first = measure();
        String second = city.measure(city.item(plan, "2"), with("togetherWith", List.of(City.idOf(first))));
        city.issuer
                .get(first)
                .body("togetherWith", equalTo(List.of(City.idOf(second).toString())))
                .header("ETag", not(equalTo("\"0\"")));
        change(second, with());
        city.issuer.get(first).body("togetherWith", hasSize(1));
        change(first, with("togetherWith", List.of()));
        city.issuer.get(second).body("togetherWith", hasSize(0));
        change(first, with("togetherWith", List.of(City.idOf(second))));
        city.issuer.delete(second, city.issuer.etag(second)).statusCode(204);
        city.issuer.get(first).body("togetherWith", hasSize(0));
        String elsewhere = city.measure(city.item(city.draft("另一计划"), "1"), with());
        refused("/togetherWith/0", "togetherWith", List.of(City.idOf(elsewhere)));
        city.issuer
                .put(first, with("togetherWith", List.of(City.idOf(first))), city.issuer.etag(first))
                .statusCode(400);
    }

    @Test
    void theMeasuresOfADeletedItemHoldNobodyBack() {
        String first = measure();
        String gone = city.item(plan, "2");
        city.measure(gone, with("togetherWith", List.of(City.idOf(first))));
        city.issuer.delete(gone, city.issuer.etag(gone)).statusCode(204);
        city.issuer.get(first).body("togetherWith", hasSize(0));
    }

    @Test
    void anEarlierMeasureIsReusedAndNeverInACircle() {
        String earlier = measure();
        String later = city.measure(city.item(city.draft("另一计划"), "1"), with("reusesMeasureId", City.idOf(earlier)));
        city.issuer
                .get(later)
                .body("reusesMeasureId", equalTo(City.idOf(earlier).toString()));
        city.issuer
                .put(earlier, with("reusesMeasureId", City.idOf(later)), city.issuer.etag(earlier))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reusesMeasureId"));
        change(later, with("reusesMeasureId", null));
        city.issuer.get(later).body("reusesMeasureId", nullValue());
    }

    @Test
    void defaultsGiveWayToWhatItemsSayAndReplaceTheYearsEnd() {
        city.issuer
                .put(
                        item,
                        Map.of("number", "1", "title", "题", "body", "文", "leadOrganizationId", city.office),
                        city.issuer.etag(item))
                .statusCode(200);
        String bare = city.measure(item, Map.of("wording", "甲"));
        String byDefault = city.measure(
                item, Map.of("wording", "乙", "dueOn", "2026-12-31", "dueBasis", Map.of("kind", "DEFAULTED")));
        String open = city.measure(item, Map.of("wording", "丙", "openTiming", true));
        city.issuer
                .command(plan, "measure-defaults", Map.of("cadence", "month", "leadOrganizationId", city.id))
                .statusCode(200)
                .body("count", equalTo(3));
        city.issuer
                .get(bare)
                .body("leadOrganizationId", equalTo(city.office.toString()))
                .body("cadence", nullValue());
        city.issuer
                .get(open)
                .body("cadence", equalTo("month"))
                .body("dueOn", equalTo("2026-12-31"))
                .body("dueBasis.kind", equalTo("DEFAULTED"));
        city.issuer
                .command(plan, "measure-defaults", Map.of("dueOn", "2026-10-31"))
                .statusCode(200)
                .body("count", equalTo(3));
        for (String each : List.of(bare, byDefault, open)) {
            city.issuer.get(each).body("dueOn", equalTo("2026-10-31")).body("dueBasis", nullValue());
        }
        city.issuer
                .command(plan, "measure-defaults", Map.of("dueOn", "2026-11-30"))
                .body("count", equalTo(0));
    }
}
