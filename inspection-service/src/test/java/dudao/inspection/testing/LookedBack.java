package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A rectification that was closed, and is looked at again. */
public final class LookedBack {

    public final City city;
    public final String finding;
    public final String rectification;
    public final String originalDueOn;
    public String at;

    /** Who looks the second time. */
    public final Api second;

    private LookedBack(City city) {
        this.city = city;
        second = City.api(City.person("second"), "ESO", city.office);
        finding = city.confirmed(city.onSite());
        rectification = city.ordered(finding, city.order());
        originalDueOn = city.eso.get(RECTIFICATIONS + "/" + rectification).path("originalDueOn");
    }

    public static LookedBack to(City city, String state) {
        LookedBack looked = reported(city);
        looked.close();
        looked.at = "/api/v1/follow-ups/"
                + city.eso
                        .post(RECTIFICATIONS + "/" + looked.rectification + "/follow-ups", order())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        if (!state.equals("ORDERED")) {
            looked.send(Map.of("CONFIRMED", "confirm", "RELAPSED", "relapse", "WITHDRAWN", "withdraw")
                            .get(state))
                    .then()
                    .statusCode(200);
        }
        return looked;
    }

    /** @return id of the rectification */
    public static String closed(City city) {
        LookedBack looked = reported(city);
        looked.close();
        return looked.rectification;
    }

    /** The unit has submitted its task in task-service. */
    public static LookedBack reported(City city) {
        LookedBack looked = new LookedBack(city);
        UUID task = UUID.randomUUID();
        Map<String, Object> data = Map.of(
                "taskId", task.toString(),
                "findingId", looked.finding,
                "state", "SUBMITTED",
                "assignedAt", "2026-11-01T08:00:00+08:00",
                "submittedAt", "2026-11-02T08:00:00+08:00",
                "text", "已整改");
        try (Topic tasks = new Topic("task.events.v1")) {
            tasks.send(Topic.event("dudao.task.completion-submitted.v1", task, 2, "head", data));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> city.eso
                .state(RECTIFICATIONS + "/" + looked.rectification)
                .equals("REPORTED"));
        return looked;
    }

    private void close() {
        String resource = RECTIFICATIONS + "/" + rectification;
        city.eso.done(resource, "start-verification", Map.of("method", "DESK"), "VERIFYING");
        city.eso.done(resource, "accept", Map.of("text", "已清理", "evidence", List.of("照片")), "ACCEPTED");
        city.eso.done(resource, "close", NOTHING, "CLOSED");
    }

    public static Map<String, Object> order() {
        return Map.of("dueOn", City.today().plusDays(90).toString(), "reason", "重点复查");
    }

    public static Map<String, Object> seen() {
        return Map.of("method", "ON_SITE", "text", "再次现场查看", "evidence", List.of("现场记录"));
    }

    public Response send(String command) {
        Object body = command.equals("relapse")
                ? Map.of("seen", seen(), "dueOn", City.today().plusDays(10).toString())
                : seen();
        return second.command(at, command, command.equals("withdraw") ? Map.of("reason", "学校已撤并") : body);
    }

    public List<String> told() {
        return Course.told(at);
    }

    public static List<String> toldAt(String id) {
        return Course.told("/" + id);
    }

    public List<String> toldOf(String id) {
        return Course.told("/" + id);
    }
}
