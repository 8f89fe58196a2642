package dudao.inspection.findings;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What an opinion letter needs to know of the findings of its inspection. */
@Singleton
public class Verdicts {

    private final Findings findings;

    Verdicts(Findings findings) {
        this.findings = findings;
    }

    /** Confirmed and not yet ordered to be put right: the letter has a demand for each. */
    public List<UUID> toDemand(UUID inspectionId) {
        return findings.ids(inspectionId, FindingState.CONFIRMED);
    }

    /** Neither confirmed nor dismissed. */
    public List<UUID> undecided(UUID inspectionId) {
        return findings.ids(inspectionId, FindingState.IDENTIFIED);
    }
}
