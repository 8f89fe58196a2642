package dudao.plan.planning;

import dudao.plan.archiving.ArchivePart;
import dudao.plan.archiving.JsonRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who did what with the plan, with documents and what was decided about open tasks. */
@Singleton
class TimelinePart implements ArchivePart {

    private final JsonRows rows;

    TimelinePart(JsonRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        return List.of(rows.part("timeline.json", "plan_transition", "version", planId));
    }
}
