package dudao.task.organizations.successions;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Confirmation")
record Confirmation(
        @Schema(description = "tasks that go to somebody else than proposed") @Size(max = 5000)
                List<@NotNull @Valid Holder> holders,
        @Schema(description = "tasks that stay as they are for now") @Size(max = 5000) List<@NotNull UUID> except,
        @Schema(description = "new limit of all that go to another holder; without it each keeps its own")
                LocalDate dueOn) {

    @Schema(name = "Holder")
    record Holder(@NotNull UUID taskId, @NotNull UUID organizationId) {}

    Confirmation {
        holders = holders == null ? List.of() : holders;
        except = except == null ? List.of() : except;
    }

    void check() {
        Set<UUID> named = new HashSet<>();
        for (Holder holder : holders) {
            if (!named.add(holder.taskId())) {
                throw RuleViolation.invalidField("/holders", "同一任务只能出现一次");
            }
        }
    }
}
