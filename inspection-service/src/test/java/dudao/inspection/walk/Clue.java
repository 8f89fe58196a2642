package dudao.inspection.walk;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What the public reported. */
final class Clue extends Thing {

    Clue(Cast cast, String id) {
        super(cast, "/api/v1/clues/" + id, "RECEIVED");
    }

    @Override
    List<String> commands() {
        return List.of("accept", "reject", "close");
    }

    @Override
    boolean isOver() {
        return state.equals("CLOSED");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        Set<String> from = command.equals("close") ? Set.of("ACCEPTED", "REJECTED") : Set.of("RECEIVED");
        return first(
                unless(who.is("ESO"), "FORBIDDEN"),
                unless(who.sees(), "NOT_FOUND"),
                version(match),
                unless(from.contains(state), "ILLEGAL_TRANSITION"));
    }

    @Override
    Object body(String command, Random random) {
        return Map.of("reason", "走");
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        state = Map.of("accept", "ACCEPTED", "reject", "REJECTED", "close", "CLOSED")
                .get(command);
        return List.of();
    }
}
