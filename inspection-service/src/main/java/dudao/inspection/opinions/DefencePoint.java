package dudao.inspection.opinions;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;

/**
 * One point the unit makes against the preliminary opinion, and what the letter answers to it.
 *
 * @param accepted null until a letter is drafted
 */
@Embeddable
record DefencePoint(
        String point,
        List<String> evidence,
        String submittedBy,
        String submittedFor,
        Instant submittedAt,
        Boolean accepted,
        String answer) {

    DefencePoint answered(boolean accepted, String answer) {
        return new DefencePoint(point, evidence, submittedBy, submittedFor, submittedAt, accepted, answer);
    }
}
