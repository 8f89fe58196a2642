package dudao.plan.revising;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import dudao.plan.opentasks.OpenTasks;
import dudao.plan.revising.difference.Diff;
import dudao.plan.revising.difference.Difference;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what a change comes to. */
@Singleton
public class ChangeFinder {

    private final ObjectMapper json;
    private final OpenTasks tasks;

    ChangeFinder(ObjectMapper json, OpenTasks tasks) {
        this.json = json;
        this.tasks = tasks;
    }

    /** @param before snapshot of the last revision */
    public Changed between(UUID planId, String before, String after) {
        List<Difference> differences = differences(before, after);
        if (differences.isEmpty()) {
            throw RuleViolation.of("REVISION_CHANGES_NOTHING", "调整后的内容与现行版本没有差别");
        }
        List<Difference> ofOldThings = differences.stream()
                .filter(each -> each.kind() != Difference.Kind.ADDED || each.targetId() != null)
                .toList();
        Set<UUID> measures = ofOldThings.stream()
                .map(Difference::measureId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<UUID> items = ofOldThings.stream()
                .filter(each -> each.measureId() == null)
                .map(Difference::itemId)
                .collect(Collectors.toSet());
        return new Changed(differences, tasks.touchedBy(planId, measures, items));
    }

    List<Difference> differences(String before, String after) {
        try {
            return Diff.between(json.readTree(before), json.readTree(after));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
