package dudao.task.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is counted of a group, and which tasks that are: a condition over what {@link Counted} gives. */
enum Figure {
    TOTAL("true"),
    GREEN("light = 'GREEN'"),
    YELLOW("light = 'YELLOW'"),
    RED("light = 'RED'"),
    DARK_RED("light = 'DARK_RED'"),
    BLUE("light = 'BLUE'"),
    GREY("light = 'GREY'"),
    PAUSED("light = 'PAUSED'"),
    DONE("kind = 'DONE'"),
    CANCELLED("kind = 'CANCELLED'"),
    ON_TIME_BY_ORIGINAL_DUE("by_original"),
    ON_TIME_BY_CURRENT_DUE("by_current"),
    LATE_BY_UNIT("delay = 'UNIT'"),
    LATE_BY_REVIEWER("delay = 'REVIEWER'"),
    LATE_BY_OBJECTION("delay = 'OBJECTION'"),
    LATE_BY_SUSPENSION("delay = 'SUSPENSION'"),
    LATE_BY_EXTENSION("delay = 'EXTENSION'");

    final String condition;

    Figure(String condition) {
        this.condition = condition;
    }

    /** By the name it has in {@link LightCounts}. */
    static Optional<Figure> of(String parameter) {
        return Arrays.stream(values())
                .filter(figure -> figure.parameter().equals(parameter))
                .findFirst();
    }

    /** SQL: each as a column of its own. */
    static String columns() {
        return Arrays.stream(values())
                .map(figure ->
                        "coalesce(sum(tasks) filter (where %s), 0) as %s".formatted(figure.condition, figure.column()))
                .collect(Collectors.joining(",\n"));
    }

    /** SQL: the columns of several rows summed up. */
    static String sums() {
        return Arrays.stream(values())
                .map(figure -> "sum(%1$s) as %1$s".formatted(figure.column()))
                .collect(Collectors.joining(", "));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    String parameter() {
        String[] words = column().split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
