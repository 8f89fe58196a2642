package dudao.inspection.remedies;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a publication needs to know of a letter against which a remedy was asked for. */
@Singleton
public class LetterStanding {

    private final RemedyClaims claims;

    LetterStanding(RemedyClaims claims) {
        this.claims = claims;
    }

    public boolean isRevoked(UUID inspectionId) {
        return claims.ofInspection(inspectionId)
                .filter(claim -> claim.state == RemedyState.REVOKED)
                .isPresent();
    }

    public Optional<Instant> amendedAt(UUID inspectionId) {
        return claims.ofInspection(inspectionId)
                .filter(claim -> claim.state == RemedyState.AMENDED)
                .map(claim -> claim.decidedAt);
    }
}
