package dudao.inspection.walk;

import static dudao.inspection.walk.Thing.first;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** From the filing to what the unit says of itself, or to nothing. */
final class Preparation extends Part {

    boolean noticed;

    Preparation(Inspection of) {
        super(of);
    }

    @Override
    List<String> commands() {
        return List.of(
                "file",
                "serve-notice",
                "request-self-evaluation",
                "submit-self-evaluation",
                "review-self-evaluation",
                "end-self-evaluation",
                "cancel");
    }

    @Override
    boolean goesOn(String command) {
        return !command.equals("cancel");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "file" -> first(of.ran(who, match, "ESO"), in("PLANNED"));
            case "serve-notice" ->
                first(of.ran(who, match, "ESO"), of.isFormal() ? in("TEAM_FORMED") : "ILLEGAL_TRANSITION");
            case "request-self-evaluation" -> first(of.ran(who, match, "ESO"), in("NOTICE_SERVED"));
            case "submit-self-evaluation" -> first(of.unit(who, match), in("SELF_EVALUATION"));
            case "review-self-evaluation" -> first(of.led(who, match), in("SELF_EVALUATION_SUBMITTED"));
            case "end-self-evaluation" ->
                first(of.ran(who, match, "ESO"), in("SELF_EVALUATION"), "SELF_EVALUATION_OPEN");
            case "cancel" -> first(of.ran(who, match, "ESO"), in("PLANNED", "FILED", "TEAM_FORMED", "NOTICE_SERVED"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "serve-notice", "review-self-evaluation" -> Map.of("text", "走");
            case "request-self-evaluation" ->
                Map.of("dueOn", City.today().plusDays(20).toString());
            case "submit-self-evaluation" ->
                Map.of(
                        "answers",
                        List.of(Map.of("matter", "校园安全", "text", "走"), Map.of("matter", "食品安全", "text", "走")));
            case "cancel" -> Map.of("reason", "走");
            default -> Api.NOTHING;
        };
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        noticed |= command.equals("serve-notice");
        return List.of();
    }
}
