package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.local.Service;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Findings at the school that the example's team is visiting, and the tasks that become of them. */
final class Orders {

    private static final String TASKS = "/api/v1/tasks/";

    private final World world;
    private final Api eso;
    private final Map<String, Object> inspection;
    private final Api head;

    Orders(World world) {
        this.world = world;
        eso = world.as("eso");
        List<Map<String, Object>> visits = eso.get(Service.INSPECTION, "/api/v1/inspections?limit=200")
                .path("items.findAll { it.state == 'ON_SITE' && it.title == '秋冬季校园安全专项督导' }");
        inspection = visits.get(0);
        head = world.headOf(school());
    }

    private Object school() {
        return inspection.get("organizationId");
    }

    List<String> confirmedFindings(int count) {
        return IntStream.range(0, count).mapToObj(n -> confirmed()).toList();
    }

    private String confirmed() {
        String finding = world.as("team-lead")
                .post(
                        Service.INSPECTION,
                        "/api/v1/inspections/" + inspection.get("id") + "/findings",
                        Map.of(
                                "wording", "演练：灭火器过期 " + UUID.randomUUID(),
                                "clause", "消防法第十六条",
                                "indicator", "消防安全",
                                "evidence", List.of("现场照片"),
                                "severity", "GENERAL",
                                "rectificationKind", "TIME_LIMITED"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        eso.done(Service.INSPECTION, resource(finding), "confirm", null);
        return finding;
    }

    private static String resource(String finding) {
        return "/api/v1/findings/" + finding;
    }

    String state(String finding) {
        return eso.get(Service.INSPECTION, resource(finding)).path("state");
    }

    /** As a careful client does: without an answer it looks before it repeats. */
    void order(String finding) {
        Map<String, Object> wanted = Map.of(
                "organizationId", school(), "dueOn", World.today().plusDays(15).toString());
        World.until("the order is given", () -> {
            try {
                if (!state(finding).equals("CONFIRMED")) {
                    return true;
                }
                return eso.command(Service.INSPECTION, resource(finding), "assign-responsibility", wanted)
                                .statusCode()
                        == 200;
            } catch (Exception | AssertionError unreachable) {
                return false;
            }
        });
    }

    String onlyTask(String finding) {
        World.until("the task is there", () -> !tasks(finding).isEmpty());
        assertEquals(1, tasks(finding).size(), "one task for one finding");
        return tasks(finding).get(0);
    }

    private List<String> tasks(String finding) {
        Response found = head.get(Service.TASK, "/api/v1/tasks?findingId=" + finding);
        return found.path("items.id");
    }

    void work(String task) {
        head.done(Service.TASK, TASKS + task, "accept", null);
        head.done(Service.TASK, TASKS + task, "start", null);
        head.done(Service.TASK, TASKS + task, "submit", Map.of("text", "已更换"));
    }
}
