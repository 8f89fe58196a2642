package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** A hazard in the city's school, brought to a state by its commands. */
public final class Alarm {

    public static final String ALARMS = "/api/v1/hazard-alarms";

    private static final List<String> WAY = List.of("acknowledge", "report-first", "report-final", "clear");
    private static final List<String> STATES =
            List.of("RAISED", "ACKNOWLEDGED", "FIRST_REPORTED", "FINAL_REPORTED", "CLEARED");

    public final City city;
    public final String inspection;
    public final String finding;
    public final String at;

    private Alarm(City city) {
        this.city = city;
        inspection = city.onSite();
        finding = city.leader
                .post(INSPECTIONS + "/" + inspection + "/findings", City.newFinding("HAZARD"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        at = ALARMS + "/" + city.eso.get(ALARMS + "?findingId=" + finding).path("items[0].id");
    }

    public static Alarm to(City city, String state) {
        Alarm alarm = new Alarm(city);
        WAY.subList(0, STATES.indexOf(state))
                .forEach(command -> alarm.send(command).then().statusCode(200));
        return alarm;
    }

    public Response send(String command) {
        boolean byUnit = command.startsWith("report") || command.equals("acknowledge");
        return (byUnit ? city.head : city.eso)
                .command(at, command, command.equals("acknowledge") ? NOTHING : Map.of("text", "已封闭通道"));
    }

    public String findingAt() {
        return FINDINGS + "/" + finding;
    }

    public List<String> told() {
        return Course.told(at);
    }
}
