package dudao.inspection.opinions;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** What a decision changed in a letter that was out. */
@Embeddable
record Amendment(
        @Enumerated(EnumType.STRING) LetterChange.Part part,
        UUID findingId,
        String was,
        String becomes,
        Instant amendedAt) {}
