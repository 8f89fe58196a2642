package dudao.inspection.programmes.rounds;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;

/** One of the units of a round. A unit that was replaced stays on the list with its reason. */
@Embeddable
record RoundUnit(UUID organizationId, UUID inspectionId, LocalDate visitedOn, UUID replacedBy, String reason) {

    static RoundUnit of(UUID organization) {
        return new RoundUnit(organization, null, null, null, null);
    }

    boolean isWaiting() {
        return visitedOn == null && replacedBy == null;
    }

    RoundUnit visited(UUID inspection, LocalDate day) {
        return new RoundUnit(organizationId, inspection, day, null, null);
    }

    RoundUnit replaced(UUID by, String why) {
        return new RoundUnit(organizationId, null, null, by, why);
    }
}
