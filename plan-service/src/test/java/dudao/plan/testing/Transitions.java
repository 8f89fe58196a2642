package dudao.plan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of {@code transitions.csv}: what it does not list must be refused. */
public final class Transitions {

    private static final Path TABLE = Path.of("src/main/contract/transitions.csv");

    /** One line for each object it names. */
    public record Row(String object, String from, String command, String to, List<String> roles, String event) {

        public boolean isOfTheService() {
            return roles.equals(List.of("SYS"));
        }
    }

    private Transitions() {}

    public static List<Row> of(String object) {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> Arrays.asList(cells[0].split(" ")).contains(object))
                    .map(cells -> new Row(object, cells[1], cells[2], cells[3], List.of(cells[4].split(" ")), cells[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the command may lead from there. */
    public static Set<String> targets(String object, String from, String command) {
        return of(object).stream()
                .filter(row -> row.from().equals(from) && row.command().equals(command))
                .map(Row::to)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
