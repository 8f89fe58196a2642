package dudao.commons.testing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service's policy, {@code src/main/contract/access.csv}: which roles may do an operation to an object of an
 * organisation in which positions. What no line allows is refused.
 */
public final class AccessTable {

    public static final String NOBODY = "NOBODY";
    private static final List<String> ADMINISTRATORS = List.of("SYSADMIN", "SECADMIN", "AUDITOR");
    private static final List<String> BUSINESS = List.of(
            "ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM");

    /** An object without an organisation has no positions: it is tried once for each role. */
    public record Subject(String operation, String object, boolean placed) {}

    private record Line(Subject subject, Set<String> roles, Set<Position> positions) {}

    private final List<Line> lines;

    private AccessTable(List<Line> lines) {
        this.lines = lines;
    }

    public static AccessTable read(Path file) {
        try {
            return new AccessTable(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(AccessTable::line)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] cells = text.split(",", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("Not operation,object,roles,positions: " + text);
        }
        boolean placed = !cells[3].equals("-");
        Set<Position> positions = EnumSet.noneOf(Position.class);
        if (placed) {
            Arrays.stream(cells[3].split(" "))
                    .map(name -> Position.valueOf(name.toUpperCase(Locale.ROOT)))
                    .forEach(positions::add);
        }
        return new Line(new Subject(cells[0], cells[1], placed), roles(cells[2]), positions);
    }

    /** @param text names of roles and groups of roles */
    static Set<String> roles(String text) {
        Set<String> roles = new LinkedHashSet<>();
        for (String name : text.split(" ")) {
            switch (name) {
                case "BUSINESS" -> roles.addAll(BUSINESS);
                case "SIGNED_IN" -> {
                    roles.addAll(BUSINESS);
                    roles.addAll(ADMINISTRATORS);
                }
                case "EVERYBODY" -> roles.addAll(everyRole());
                case "NONE" -> {}
                default -> roles.add(name);
            }
        }
        if (!everyRole().containsAll(roles)) {
            throw new IllegalArgumentException("Unknown role in " + text);
        }
        return roles;
    }

    /** All roles, and whoever has no token. */
    public static List<String> everyRole() {
        List<String> roles = new ArrayList<>(BUSINESS);
        roles.addAll(ADMINISTRATORS);
        roles.add(NOBODY);
        return roles;
    }

    public Set<String> operations() {
        return lines.stream().map(line -> line.subject.operation).collect(Collectors.toSet());
    }

    /** The objects an operation is tried on. */
    public Set<Subject> subjects(String operation) {
        return lines.stream()
                .map(Line::subject)
                .filter(subject -> subject.operation.equals(operation))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean allows(Subject subject, String role, Position position) {
        return lines.stream()
                .anyMatch(line -> line.subject.equals(subject)
                        && line.roles.contains(role)
                        && (!subject.placed || line.positions.contains(position)));
    }

    /** The roles that may do an operation to some object. */
    public Set<String> rolesOf(String operation) {
        return lines.stream()
                .filter(line -> line.subject.operation.equals(operation))
                .flatMap(line -> line.roles.stream())
                .collect(Collectors.toSet());
    }
}
