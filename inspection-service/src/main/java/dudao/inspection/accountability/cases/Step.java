package dudao.inspection.accountability.cases;

import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What was done in a case, by whom and for whom. A step is never changed. */
@Embeddable
record Step(
        String command, String text, String givenTo, String receipt, String doneBy, String doneFor, Instant doneAt) {

    static Step of(String command, String text, String givenTo, String receipt, Actor by, Instant at) {
        return new Step(command, text, givenTo, receipt, by.id(), by.onBehalfOf(), at);
    }

    People people() {
        return People.of(doneBy, doneFor);
    }
}
