package dudao.inspection.secret;

import static dudao.inspection.testing.Api.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Messages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Of an unannounced inspection nobody outside the line of its office reads anything before it begins: all that the unit,
 * its county, partner systems and the public can read is byte for byte what it was without it.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LeakTest extends ReadWorld {

    /** Planned of a draw, filed, with a code for the gate and a team: all that comes before the door. */
    private String readyToEnter(String kind, String mode) {
        Map<String, Object> wanted = city.newInspection(kind, mode);
        wanted.put("drawId", draw);
        String id = city.eso
                .post(City.INSPECTIONS, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String visit = City.INSPECTIONS + "/" + id;
        city.eso.done(visit, "file", NOTHING, "FILED");
        city.eso.command(visit, "entry-code", NOTHING, "*").then().statusCode(200);
        List<String> members = kind.equals("REGULAR") ? team.subList(0, 1) : team;
        members.forEach(member ->
                city.eso.done(visit, "declare-recusal", Map.of("inspectorId", member, "none", true), "FILED"));
        city.eso.done(visit, "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        return id;
    }

    @Test
    void beforeTheTeamIsAtTheDoorTheWorldReadsAsItDid() {
        SortedMap<String, String> before = answers.all();
        assertEquals(List.of(), Answers.differences(before, answers.all()), "the recording itself is steady");
        try (Messages messages = new Messages("inspection.events.v1")) {
            String visit = readyToEnter("REGULAR", "UNANNOUNCED");
            String formal = readyToEnter("SPECIAL", "UNANNOUNCED");
            String dropped = readyToEnter("REGULAR", "UNANNOUNCED");
            city.eso.done(City.INSPECTIONS + "/" + dropped, "cancel", Map.of("reason", "改期"), "CANCELLED");
            settle();
            assertEquals(List.of(), Answers.differences(before, answers.all()));
            for (int n = 0; n < 10; n++) {
                assertEquals(List.of(), messages.poll(), "nor is anything sent");
            }
            for (String id : List.of(visit, formal, dropped)) {
                likeAnIdThatIsNone(City.INSPECTIONS, id, readers);
            }
            likeAnIdThatIsNone("/api/v1/draws", draw, delegates);
            System.out.printf("%d answers compared%n", before.size());
            city.leader.done(City.INSPECTIONS + "/" + visit, "enter", NOTHING, "ON_SITE");
            settle();
            List<String> seen =
                    Answers.differences(before, answers.all("UNIT_HEAD of the unit", "SYSTEM of the county"));
            for (String change : List.of(
                    "UNIT_HEAD of the unit GET /api/v1/inspections",
                    "UNIT_HEAD of the unit GET /api/v1/obligations",
                    "SYSTEM of the county GET /api/v1/changes")) {
                assertTrue(seen.stream().anyMatch(each -> each.startsWith(change)), change);
            }
        }
    }

    /** The same recording does notice a visit that may be known. */
    @Test
    void anAnnouncedVisitIsNoticed() {
        String[] asking = {
            "UNIT_HEAD of the unit", "SUPERVISOR of the county", "SYSTEM of the county", "partner system of the city"
        };
        SortedMap<String, String> before = answers.all(asking);
        readyToEnter("REGULAR", "ANNOUNCED");
        settle();
        List<String> seen = Answers.differences(before, answers.all(asking));
        for (String change : List.of(
                "UNIT_HEAD of the unit GET /api/v1/inspections",
                "UNIT_HEAD of the unit GET /api/v1/burden",
                "SUPERVISOR of the county GET /api/v1/inspections",
                "SYSTEM of the county GET /api/v1/changes",
                "partner system of the city GET /api/v1/changes")) {
            assertTrue(seen.stream().anyMatch(each -> each.startsWith(change)), change);
        }
    }
}
