package dudao.inspection.programmes.recognitions;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What a county applied with, as it was: JSON of the criteria with their values. It is never changed, a county that applies
 * again has one more.
 *
 * @param hash SHA-256 of the snapshot
 */
@Embeddable
record Application(String snapshot, String hash, Instant appliedAt) {}
