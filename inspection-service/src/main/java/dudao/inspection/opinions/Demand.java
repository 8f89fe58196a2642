package dudao.inspection.opinions;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;

/** What the letter demands about one confirmed finding, and by when (教育督导条例 Art. 21). */
@Embeddable
record Demand(UUID findingId, String demand, LocalDate dueOn) {}
