package dudao.inspection.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.LookedBack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Of a look back nobody of the unit reads anything before it is done, whomever they act for. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LookBackLeakTest extends ReadWorld {

    /** Without where the feed ends, which goes on with whatever anybody does. */
    private static SortedMap<String, String> endless(SortedMap<String, String> all) {
        all.replaceAll((asked, answer) -> answer.replaceAll("\"next\":\\d+", ""));
        return all;
    }

    /** A look back is drawn from a list that names the unit, and ordered; afterwards it may be known. */
    @Test
    void beforeSomebodyHasLookedBackNobodyOfTheUnitReadsIt() {
        String closed = LookedBack.closed(city);
        settle();
        String[] asking = delegates.keySet().toArray(String[]::new);
        SortedMap<String, String> before = answers.all(asking);
        String drawing = "/api/v1/follow-up-draws";
        String today = City.today().toString();
        String committed = city.eso
                .post(
                        drawing,
                        Map.of(
                                "closedFrom",
                                today,
                                "closedTo",
                                today,
                                "count",
                                1,
                                "dueOn",
                                City.today().plusDays(30).toString(),
                                "reason",
                                "抽查"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertTrue(city.eso.get(drawing + "/" + committed).<String>path("list").contains(closed));
        likeAnIdThatIsNone(drawing, committed, delegates);
        String ordered = city.eso
                .command(drawing + "/" + committed, "reveal", Map.of("witnesses", List.of("张三")))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        settle();
        assertEquals(List.of(), Answers.differences(endless(before), endless(answers.all(asking))));
        likeAnIdThatIsNone(drawing, committed, delegates);
        likeAnIdThatIsNone("/api/v1/follow-ups", ordered, delegates);
        City.api(City.person("second"), "ESO", city.office)
                .command("/api/v1/follow-ups/" + ordered, "confirm", LookedBack.seen())
                .then()
                .statusCode(200);
        Api delegate = delegates.get("delegate of the unit as ESO");
        delegate.get(drawing + "/" + committed).then().statusCode(200);
        delegate.get("/api/v1/follow-ups/" + ordered).then().statusCode(200);
    }
}
