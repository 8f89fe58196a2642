package dudao.plan.opentasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/** A decision for each open task: one for all of them, and those that differ. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decisions(TaskDecision openTasks, List<TaskException> exceptions) {

    public Decisions {
        exceptions = exceptions == null ? List.of() : exceptions;
    }

    List<UUID> tasks() {
        return exceptions.stream().map(TaskException::taskId).toList();
    }
}
