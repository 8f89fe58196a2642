package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.access.PlanAccess;
import dudao.plan.archiving.ArchivePart;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The figures of the moment the plan was over. */
@Singleton
class ProgressPart implements ArchivePart {

    private final ProgressReader reader;
    private final PlanAccess plans;
    private final ObjectMapper json;

    ProgressPart(ProgressReader reader, PlanAccess plans, ObjectMapper json) {
        this.reader = reader;
        this.plans = plans;
        this.json = json;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        try {
            Progress progress = reader.ofPlan(planId, endedAt, plans.readerOfItsMakers(planId));
            return List.of(new Part("progress.json", json.writeValueAsBytes(progress)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
