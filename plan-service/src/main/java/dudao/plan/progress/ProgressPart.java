package dudao.plan.progress;

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

    ProgressPart(ProgressReader reader, PlanAccess plans) {
        this.reader = reader;
        this.plans = plans;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        Question question = new Question(planId, null, endedAt, Question.Tense.PAST, plans.readerOfItsMakers(planId));
        return List.of(
                new Part("progress.json", reader.answer(question).written().at(endedAt)));
    }
}
