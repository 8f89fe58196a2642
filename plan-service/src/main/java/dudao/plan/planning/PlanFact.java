package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanStatus;
import dudao.plan.opentasks.Decisions;
import dudao.plan.opentasks.TaskDecision;
import dudao.plan.opentasks.TaskException;
import java.util.List;
import java.util.UUID;

/** Something that happened to a plan as a whole, as {@code plan.events.v1} tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanFact(
        @JsonIgnore String happened,
        UUID planId,
        PlanStatus status,
        UUID issuerId,
        int year,
        String kind,
        String title,
        String reason,
        Classification classification,
        UUID handlingOfficeId,
        String document,
        TaskDecision openTasks,
        List<TaskException> exceptions,
        String packageSha256) {

    /** Of a revocation: its document, and what becomes of the open tasks. */
    PlanFact with(String itsDocument, Decisions decisions) {
        return new PlanFact(
                happened,
                planId,
                status,
                issuerId,
                year,
                kind,
                title,
                reason,
                classification,
                handlingOfficeId,
                itsDocument,
                decisions.openTasks(),
                decisions.exceptions(),
                null);
    }

    /** Of the archive: the hash of the package that was built. */
    PlanFact with(String itsPackage) {
        return new PlanFact(
                happened,
                planId,
                status,
                issuerId,
                year,
                kind,
                title,
                reason,
                classification,
                handlingOfficeId,
                null,
                null,
                null,
                itsPackage);
    }

    String type() {
        return "dudao.plan." + happened + ".v1";
    }
}
