package dudao.inspection.draws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a draw draws from, as one text: its hash binds every byte of it. The first line is {@value #ALGORITHM}; each
 * further line is one of
 *
 * <pre>
 * team SIZE                      inspectors for each unit
 * quota STRATUM COUNT            how many units are drawn from a stratum
 * unit STRATUM ID NAME
 * inspector ID NAME
 * </pre>
 *
 * Fields are separated by one space, the name goes to the end of the line, every line ends with LF.
 */
record FrozenList(int teamSize, Map<String, Integer> quotas, List<Unit> units, List<Inspector> inspectors) {

    static final String ALGORITHM = "dudao-draw-1";

    record Unit(String stratum, UUID id, String name) {}

    record Inspector(UUID id, String name) {}

    String text() {
        StringBuilder text = new StringBuilder(ALGORITHM + "\nteam " + teamSize + '\n');
        quotas.forEach((stratum, count) ->
                text.append("quota ").append(stratum).append(' ').append(count).append('\n'));
        units.forEach(unit -> text.append("unit ")
                .append(unit.stratum())
                .append(' ')
                .append(unit.id())
                .append(' ')
                .append(inOneLine(unit.name()))
                .append('\n'));
        inspectors.forEach(inspector -> text.append("inspector ")
                .append(inspector.id())
                .append(' ')
                .append(inOneLine(inspector.name()))
                .append('\n'));
        return text.toString();
    }

    private static String inOneLine(String name) {
        return name.replaceAll("\\s+", " ").strip();
    }

    /** @throws IllegalArgumentException when it is not such a text */
    static FrozenList parse(String text) {
        String[] lines = text.split("\n");
        if (!lines[0].equals(ALGORITHM)) {
            throw new IllegalArgumentException("Not of " + ALGORITHM + ": " + lines[0]);
        }
        int teamSize = 0;
        Map<String, Integer> quotas = new LinkedHashMap<>();
        List<Unit> units = new ArrayList<>();
        List<Inspector> inspectors = new ArrayList<>();
        for (int n = 1; n < lines.length; n++) {
            String[] fields = lines[n].split(" ", 4);
            switch (fields[0]) {
                case "team" -> teamSize = Integer.parseInt(fields[1]);
                case "quota" -> quotas.put(fields[1], Integer.parseInt(fields[2]));
                case "unit" -> units.add(new Unit(fields[1], UUID.fromString(fields[2]), fields[3]));
                case "inspector" ->
                    inspectors.add(new Inspector(UUID.fromString(fields[1]), lines[n].split(" ", 3)[2]));
                default -> throw new IllegalArgumentException("Unknown line " + lines[n]);
            }
        }
        return new FrozenList(teamSize, quotas, units, inspectors);
    }
}
