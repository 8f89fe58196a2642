package dudao.inspection.programmes.recognitions;

import dudao.inspection.programmes.Act;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/** What the office above decided, by its document. What it decides later does not take it away. */
@Embeddable
record Ruled(String command, String decidedBy, String documentNumber, LocalDate decidedOn, Instant recordedAt) {

    static Ruled of(String command, RecognitionRequests.Ruling ruling, Act act) {
        return new Ruled(
                command, ruling.decidedBy().strip(), ruling.documentNumber().strip(), ruling.decidedOn(), act.doneAt());
    }
}
