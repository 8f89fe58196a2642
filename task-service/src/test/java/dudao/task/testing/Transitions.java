package dudao.task.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of {@code transitions.csv}: what becomes of every command in every state, by whomever it is given. */
public final class Transitions {

    private static final Path TABLE = Path.of("src/main/contract/transitions.csv");
    private static final int FIRST_PERSON = 3;

    /** @param outcomes by who gives the command: a state, or the code of the refusal */
    public record Row(String state, String command, String event, Map<String, String> outcomes) {

        static Row of(String[] names, String[] cells) {
            Map<String, String> outcomes = new LinkedHashMap<>();
            for (int n = FIRST_PERSON; n < names.length; n++) {
                outcomes.put(names[n], cells[n]);
            }
            return new Row(cells[0], cells[1], "dudao.task." + cells[2] + ".v1", outcomes);
        }
    }

    private Transitions() {}

    public static List<Row> all() {
        try {
            List<String[]> lines = Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
            String[] names = lines.get(0);
            return lines.stream().skip(1).map(cells -> Row.of(names, cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
