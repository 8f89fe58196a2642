package dudao.task.evidence;

import dudao.commons.problems.RuleViolation;
import dudao.task.tasks.TaskChanged;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A submission names only evidence of its unit, as a report does, and comes with what its measure asks for. */
@Singleton
class SubmittedEvidence {

    private final EvidenceUse use;
    private final Requirements requirements;

    SubmittedEvidence(EvidenceUse use, Requirements requirements) {
        this.use = use;
        this.requirements = requirements;
    }

    void on(@Observes TaskChanged change) {
        if (!change.command().equals("submit")) {
            return;
        }
        if (change.evidenceIds() != null) {
            use.attach(change.taskId(), change.evidenceIds(), change.at());
        }
        if (requirements.isMissing(change.taskId())) {
            throw RuleViolation.of("EVIDENCE_REQUIRED", "该举措要求附佐证材料").at("/evidenceIds", "至少附一份所要求的材料");
        }
    }
}
