package dudao.plan.assessing;

import dudao.plan.archiving.ArchivePart;
import dudao.plan.archiving.JsonRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How each item was judged, with the figures it was judged by. */
@Singleton
class AssessmentsPart implements ArchivePart {

    private final JsonRows rows;

    AssessmentsPart(JsonRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        return List.of(rows.part("assessments.json", "assessment", "at, id", planId));
    }
}
