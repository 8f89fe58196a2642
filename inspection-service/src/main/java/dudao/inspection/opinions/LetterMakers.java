package dudao.inspection.opinions;

import dudao.commons.identity.People;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Who had a hand in a letter, and therefore does not decide on a remedy against it. */
@Singleton
public class LetterMakers {

    private final Opinions opinions;

    LetterMakers(Opinions opinions) {
        this.opinions = opinions;
    }

    public People of(UUID inspectionId) {
        return opinions.of(inspectionId).makers();
    }
}
