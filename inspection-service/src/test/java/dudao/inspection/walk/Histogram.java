package dudao.inspection.walk;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each answer was given, each command was done and each state was come to. */
final class Histogram {

    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> commands = new TreeMap<>();
    private final Map<String, Integer> states = new TreeMap<>();

    void answered(String code) {
        answers.merge(code, 1, Integer::sum);
    }

    void did(String command, Thing thing) {
        String kind = thing.getClass().getSimpleName();
        commands.merge(kind + " " + command, 1, Integer::sum);
        states.merge(kind + " " + thing.state, 1, Integer::sum);
    }

    void add(Histogram other) {
        other.answers.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
        other.commands.forEach((command, count) -> commands.merge(command, count, Integer::sum));
        other.states.forEach((state, count) -> states.merge(state, count, Integer::sum));
    }

    int answers() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "answers" + lines(answers) + "\ndone" + lines(commands) + "\ncame to" + lines(states);
    }

    private static String lines(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "\n%8d  %s".formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining());
    }
}
