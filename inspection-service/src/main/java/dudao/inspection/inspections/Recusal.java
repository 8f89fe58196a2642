package dudao.inspection.inspections;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** What an inspector declared about grounds for recusal in one inspection (教育督导条例 Art. 10). */
@Embeddable
record Recusal(
        UUID inspectorId, boolean conflict, String reason, String declaredBy, String declaredFor, Instant declaredAt) {}
