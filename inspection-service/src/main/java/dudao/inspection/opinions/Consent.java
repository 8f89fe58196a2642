package dudao.inspection.opinions;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** What a member of the group says to one draft of the letter; never changed. */
@Embeddable
record Consent(
        int draft, UUID inspectorId, boolean agrees, String reason, String givenBy, String givenFor, Instant givenAt) {}
