package dudao.inspection.opinions;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a decision on a remedy does to the letter. */
@Singleton
public class LetterAmending {

    private final Opinions opinions;

    LetterAmending(Opinions opinions) {
        this.opinions = opinions;
    }

    /** @param changes in the body of the decision under {@code /changes} */
    public void amend(UUID inspectionId, List<LetterChange> changes, Instant at) {
        opinions.of(inspectionId).amend(changes, at);
    }
}
