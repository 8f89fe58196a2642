package dudao.inspection.walk;

import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What belongs together of what is done in an inspection, with what only that has to remember. */
abstract class Part {

    final Inspection of;
    final Cast cast;

    Part(Inspection of) {
        this.of = of;
        this.cast = of.cast;
    }

    abstract List<String> commands();

    /** @see Thing#answers */
    abstract String answers(String command, Somebody who, Match match);

    /** @see Thing#body */
    abstract Object body(String command, Random random);

    /** @see Thing#did */
    abstract List<Thing> did(String command, Somebody who, Response answer);

    /** @see Thing#goesOn */
    boolean goesOn(String command) {
        return true;
    }

    final String in(String... states) {
        return Thing.unless(Set.of(states).contains(of.state), "ILLEGAL_TRANSITION");
    }
}
