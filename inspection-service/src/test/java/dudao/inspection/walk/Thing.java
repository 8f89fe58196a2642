package dudao.inspection.walk;

import io.restassured.response.Response;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Something that commands are given to, as it must be, told without the service. */
abstract class Thing {

    static final String FINE = "fine";

    /** What a request says about the version it has seen. */
    enum Match {
        RIGHT,
        NONE,
        STALE
    }

    final Cast cast;
    /** Where it is read. */
    final String path;

    String state;

    Thing(Cast cast, String path, String state) {
        this.cast = cast;
        this.path = path;
        this.state = state;
    }

    abstract List<String> commands();

    /** Chooses what is said, which {@link #answers} and {@link #did} then are about. */
    abstract Object body(String command, Random random);

    /** The code of the answer. */
    abstract String answers(String command, Somebody who, Match match);

    /** @return what has come of it besides */
    abstract List<Thing> did(String command, Somebody who, Response answer);

    /** Whether nobody can do anything with it any more. */
    abstract boolean isOver();

    /** They end what others could still be tried on. */
    boolean ends(String command) {
        return false;
    }

    /** Whether what {@link #body} said leads on and is not merely said once more. */
    boolean goesOn(String command) {
        return true;
    }

    boolean namesVersion(String command) {
        return true;
    }

    String address(String command) {
        return path + "/" + command;
    }

    /** Id of the inspection it belongs to; null where there is none. */
    String inspection() {
        return null;
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String first(String... refusals) {
        return Stream.of(refusals).filter(Objects::nonNull).findFirst().orElse(FINE);
    }

    static String unless(boolean holds, String code) {
        return holds ? null : code;
    }

    static String version(Match match) {
        return switch (match) {
            case RIGHT -> null;
            case NONE -> "IF_MATCH_REQUIRED";
            case STALE -> "STALE";
        };
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + state + " " + path;
    }
}
