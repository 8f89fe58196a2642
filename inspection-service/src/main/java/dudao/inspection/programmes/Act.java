package dudao.inspection.programmes;

import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What was done in a file, by whom and for whom. It is never changed. */
@Embeddable
public record Act(String command, String text, String doneBy, String doneFor, Instant doneAt) {

    public static Act of(String command, String text, Actor by, Instant at) {
        return new Act(command, text == null ? null : text.strip(), by.id(), by.onBehalfOf(), at);
    }

    public People people() {
        return People.of(doneBy, doneFor);
    }

    /** Everybody who stands behind one of these commands; without names behind any. What the caller may not read is null. */
    public static People behind(List<Act> acts, String... commands) {
        List<String> wanted = List.of(commands);
        return acts.stream()
                .filter(Objects::nonNull)
                .filter(act -> wanted.isEmpty() || wanted.contains(act.command()))
                .map(Act::people)
                .reduce(People.of(), People::and);
    }
}
