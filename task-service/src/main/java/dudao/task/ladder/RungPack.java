package dudao.task.ladder;

import java.time.LocalDate;
import java.util.List;

/**
 * The ladder as dated data: which steps there are, lowest first, for tasks assigned from a day on.
 *
 * @param id names the pack; what was done by it says so
 */
public record RungPack(String id, LocalDate validFrom, List<Step> steps) {

    public Step step(String code) {
        return steps.stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Pack " + id + " has no step " + code));
    }

    /** Before all of them, when the step was of a pack that has been replaced. */
    int place(String code) {
        return steps.stream().map(Step::code).toList().indexOf(code);
    }

    public boolean isLast(Step step) {
        return steps.get(steps.size() - 1).equals(step);
    }

    /** As it stands in the list of what was done. */
    public String name() {
        return id + "@" + validFrom;
    }
}
