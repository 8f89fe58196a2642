package dudao.inspection.testing;

import static dudao.inspection.testing.City.FINDINGS;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A finding of the city's school handed over to another department of the city, brought to a state by its commands. */
public final class Referring {

    public static final String REFERRALS = "/api/v1/referrals";

    public final City city;
    public final UUID department = UUID.randomUUID();
    public final Api receiver;
    public final String finding;
    public final String at;

    private Referring(City city) {
        this.city = city;
        city.add(department, "DEPARTMENT", city.city, city.path(city.city));
        receiver = City.api(City.person("receiver"), "UNIT_HEAD", department);
        finding = city.confirmed(city.onSite());
        at = REFERRALS + "/"
                + city.eso
                        .post(FINDINGS + "/" + finding + "/referrals", handOver(department))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    public static Referring to(City city, String state) {
        Referring referring = new Referring(city);
        List<String> way =
                switch (state) {
                    case "SENT" -> List.of();
                    case "RECEIVED" -> List.of("receive");
                    case "REFUSED" -> List.of("refuse");
                    case "WITHDRAWN" -> List.of("withdraw");
                    case "ANSWERED" -> List.of("receive", "answer");
                    default -> throw new IllegalArgumentException(state);
                };
        way.forEach(command -> referring.send(command).then().statusCode(200));
        return referring;
    }

    public static Map<String, Object> handOver(UUID receiver) {
        Map<String, Object> body = new HashMap<>(
                Map.of("kind", "HAND_OVER", "reason", "校门外道路不归学校管理", "text", "校门前无信号灯", "documents", List.of("现场照片")));
        if (receiver != null) {
            body.put("organizationId", receiver);
        }
        return body;
    }

    public static Map<String, Object> body(String command) {
        return switch (command) {
            case "receive" -> Map.of("receipt", "交收〔2026〕7号");
            case "answer" -> Map.of("text", "已安装信号灯");
            default -> Map.of("reason", "不属本单位职责");
        };
    }

    public Response send(String command) {
        return (command.equals("withdraw") ? city.eso : receiver).command(at, command, body(command));
    }

    public List<String> told() {
        return Course.told(at);
    }
}
