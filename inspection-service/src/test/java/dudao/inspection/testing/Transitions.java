package dudao.inspection.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of {@code transitions.csv}: what it does not list must be refused. */
public final class Transitions {

    private static final Path TABLE = Path.of("src/main/contract/transitions.csv");

    public record Row(String from, String command, String to, String roles, String event) {

        public boolean isOfTheService() {
            return roles.equals("SYS");
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
                    .map(cells -> new Row(cells[1], cells[2], cells[3], cells[4], cells[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<Row> find(String object, String from, String command) {
        return of(object).stream()
                .filter(row -> row.from().equals(from) && row.command().equals(command))
                .findFirst();
    }
}
