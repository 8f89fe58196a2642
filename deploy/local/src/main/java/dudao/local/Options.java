package dudao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked for: on the command line, else in the environment, else as usual. */
public record Options(
        Path home,
        Path data,
        Ports ports,
        boolean fresh,
        boolean empty,
        boolean keycloak,
        Optional<Path> plan,
        boolean help) {

    static final String USAGE =
            """
            deploy/up [--fresh] [--empty] [--keycloak] [--plan FILE] [--data DIR] [--<listener>-port N]

              --fresh       wipe the data directory first
              --empty       load no example
              --keycloak    Keycloak as issuer, with the same persons (fetches 177 MB once)
              --plan FILE   build the example on this plan document
              --data DIR    where everything is kept (.dudao in the repository; DUDAO_DATA)
              --plan-port --task-port --inspection-port --issuer-port --postgres-port
              --kafka-port --kafka-controller-port N
                            other ports (DUDAO_PLAN_PORT and so on)
              --help        this page
            """;

    /** Everything usual except where it runs: for tests that want a system of their own. */
    public static Options of(Path home, Path data, Ports ports) {
        return new Options(home, absolute(data), ports, false, true, false, Optional.empty(), false);
    }

    static Options parse(List<String> arguments, Map<String, String> environment, Path home) {
        var reading = new Reading(environment, home);
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            reading.take(rest.next(), rest);
        }
        return reading.options(home);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static final class Reading {
        private final Map<Listener, Integer> ports = new EnumMap<>(Ports.usual().numbers());
        private Path data;
        private boolean fresh;
        private boolean empty;
        private boolean keycloak;
        private boolean help;
        private Path plan;

        Reading(Map<String, String> environment, Path home) {
            data = Optional.ofNullable(environment.get("DUDAO_DATA"))
                    .map(Path::of)
                    .orElse(home.resolve(".dudao"));
            for (var listener : Listener.values()) {
                var text = environment.get(listener.variable());
                if (text != null) {
                    ports.put(listener, Ports.number(listener.variable(), text));
                }
            }
        }

        void take(String argument, Iterator<String> rest) {
            switch (argument) {
                case "--fresh" -> fresh = true;
                case "--empty" -> empty = true;
                case "--keycloak" -> keycloak = true;
                case "--help", "-h" -> help = true;
                case "--plan" -> plan = readable(value(argument, rest));
                case "--data" -> data = Path.of(value(argument, rest));
                default -> takePort(argument, rest);
            }
        }

        private void takePort(String argument, Iterator<String> rest) {
            for (var listener : Listener.values()) {
                if (listener.option().equals(argument)) {
                    ports.put(listener, Ports.number(argument, value(argument, rest)));
                    return;
                }
            }
            throw Refusal.usage("Unknown option " + argument + "; see deploy/up --help");
        }

        private static String value(String argument, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw Refusal.usage(argument + " wants a value; see deploy/up --help");
            }
            return rest.next();
        }

        private static Path readable(String file) {
            var path = absolute(Path.of(file));
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw Refusal.usage("The plan document " + file + " cannot be read");
            }
            return path;
        }

        Options options(Path home) {
            return new Options(
                    absolute(home),
                    absolute(data),
                    new Ports(ports),
                    fresh,
                    empty,
                    keycloak,
                    Optional.ofNullable(plan),
                    help);
        }
    }
}
