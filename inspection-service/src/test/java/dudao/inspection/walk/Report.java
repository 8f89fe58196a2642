package dudao.inspection.walk;

import dudao.inspection.testing.Publishing;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The report of an inspection on its way to the government and to the agency above. */
final class Report extends Thing {

    private final Inspection of;

    Report(Inspection of) {
        super(of.cast, of.path + "/report", "FORMED");
        this.of = of;
    }

    @Override
    String inspection() {
        return of.id();
    }

    @Override
    List<String> commands() {
        return List.of("submit", "file");
    }

    @Override
    boolean isOver() {
        return state.equals("FILED");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        String from = command.equals("submit") ? "FORMED" : "SUBMITTED";
        return first(of.ran(who, "ESO"), version(match), unless(state.equals(from), "ILLEGAL_TRANSITION"));
    }

    @Override
    Object body(String command, Random random) {
        return command.equals("submit") ? Publishing.submission() : Map.of("receipt", "走");
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        state = command.equals("submit") ? "SUBMITTED" : "FILED";
        return List.of();
    }
}
