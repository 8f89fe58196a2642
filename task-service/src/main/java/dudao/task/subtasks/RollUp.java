package dudao.task.subtasks;

import dudao.commons.time.Light;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the tasks that were handed down from one stand together. */
@Schema(
        name = "SubtaskRollUp",
        description = "of the tasks handed down from this one; what was cancelled or reassigned is left out")
public record RollUp(
        int total,
        @Schema(description = "neither completed nor closed; the task is not submitted before there are none") int open,
        int done,
        @Schema(description = "how many of the open ones show each light") Map<Light, Integer> lights,
        @Schema(description = "the worst among those lights and the task's own") Light worstLight) {

    private static final List<Light> WORST_FIRST = List.of(
            Light.DARK_RED, Light.RED, Light.YELLOW, Light.GREY, Light.GREEN, Light.BLUE, Light.PAUSED, Light.NONE);

    /** @param below lights of those that were handed down; NONE of what is done */
    static RollUp of(List<Light> below, Light own) {
        Map<Light, Integer> lights = new EnumMap<>(Light.class);
        below.stream().filter(light -> light != Light.NONE).forEach(light -> lights.merge(light, 1, Integer::sum));
        int open = lights.values().stream().mapToInt(Integer::intValue).sum();
        Light worst = WORST_FIRST.stream()
                .filter(light -> light == own || lights.containsKey(light))
                .findFirst()
                .orElse(own);
        return new RollUp(below.size(), open, below.size() - open, lights, worst);
    }
}
