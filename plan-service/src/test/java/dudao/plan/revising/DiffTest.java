package dudao.plan.revising;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.revising.difference.Diff;
import dudao.plan.revising.difference.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTest {

    private static final String ITEM = "00000000-0000-0000-0000-000000000001";
    private static final String MEASURE = "00000000-0000-0000-0000-000000000002";
    private static final String TARGET = "00000000-0000-0000-0000-000000000003";
    private static final String OTHER = "00000000-0000-0000-0000-000000000004";

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private List<Difference> diff(String before, String after) throws Exception {
        return Diff.between(json.readTree(before), json.readTree(after));
    }

    private static String plan(String measures) {
        return """
                {"title":"要点","items":[{"itemId":"%s","number":"1","title":"条","measures":[%s]}]}"""
                .formatted(ITEM, measures);
    }

    private static String measure(String id, String fields, String targets) {
        return "{\"measureId\":\"%s\",\"wording\":\"举%s\",\"targets\":[%s]}".formatted(id, fields, targets);
    }

    private static String target(String quantity) {
        return "{\"targetId\":\"%s\",\"text\":\"处\",\"quantity\":%s}".formatted(TARGET, quantity);
    }

    @Test
    void theSameIsNoDifference() throws Exception {
        String plan = plan(measure(MEASURE, "", target("6")));
        assertEquals(List.of(), diff(plan, plan));
        assertEquals(List.of(), diff(plan, plan.replace("要点", "别的标题")));
    }

    @Test
    void aFieldNobodyKnowsYetIsComparedByItsOwnName() throws Exception {
        List<Difference> found = diff(
                plan(measure(MEASURE, "", "")), plan(measure(MEASURE, "\",\"ofTomorrow\":{\"a\":[1]},\"b\":\"", "")));
        assertEquals(
                List.of("ofTomorrow", "b"), found.stream().map(Difference::what).toList());
        assertEquals("{\"a\":[1]}", found.get(0).after());
        assertEquals(
                "/items/" + ITEM + "/measures/" + MEASURE + "/ofTomorrow",
                found.get(0).path());
    }

    @Test
    void aFieldIsCalledByWhatItIsOf() throws Exception {
        String plain = plan(measure(MEASURE, "", ""));
        String urgent = plan(measure(MEASURE, "\",\"priority\":\"URGENT", ""))
                .replace("\"title\":\"条\"", "\"title\":\"条\",\"priority\":\"KEY\"");
        assertEquals(
                List.of("重点程度", "紧急程度"),
                diff(plain, urgent).stream().map(Difference::what).toList());
    }

    @Test
    void aTargetOfTheWholeItemStandsAtEachMeasureAndIsToldOnce() throws Exception {
        String both = measure(MEASURE, "", "%1$s") + "," + measure(OTHER, "", "%1$s");
        List<Difference> found = diff(plan(both.formatted(target("6"))), plan(both.formatted(target("6.5"))));
        assertEquals(1, found.size());
        assertEquals("6", found.get(0).before());
        assertEquals("6.5", found.get(0).after());
        assertEquals(null, found.get(0).measureId());
    }

    @Test
    void whatComesAndGoesIsNamedByItsText() throws Exception {
        List<Difference> found = diff(plan(measure(MEASURE, "甲", "")), plan(measure(OTHER, "乙", "")));
        assertEquals(
                List.of("DROPPED 举甲 null", "ADDED null 举乙"),
                found.stream()
                        .map(each -> each.kind() + " " + each.before() + " " + each.after())
                        .toList());
    }

    @Test
    void whatIsOnlyProposedHasNoIdYet() throws Exception {
        Difference added = diff(plan(""), plan(measure(OTHER, "乙", ""))).get(0).asProposed();
        assertEquals(null, added.measureId());
        assertEquals("举乙", added.after());
        Difference dropped = diff(plan(measure(OTHER, "乙", "")), plan("")).get(0);
        assertEquals(dropped, dropped.asProposed());
    }
}
