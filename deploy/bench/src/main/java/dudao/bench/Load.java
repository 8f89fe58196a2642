package dudao.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The same again and again for a second by several clients, as wrk and pgbench do it. */
record Load(int clients, Path data) {
    private static final Pattern ANSWERS = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
    private static final Pattern STATEMENTS = Pattern.compile("tps = ([0-9.]+) \\(without initial");
    private static final List<String> FAILURES = List.of("Non-2xx", "Socket errors");

    /** @return answers a second, all of them 200 */
    double wrk(URI address, String token) throws IOException, InterruptedException {
        var said = run(
                Map.of(),
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + clients,
                        "-d1s",
                        "-H",
                        "Authorization: Bearer " + token,
                        address.toASCIIString()));
        if (FAILURES.stream().anyMatch(said::contains)) {
            throw new IOException(address + "\n" + said);
        }
        return figure(ANSWERS, said);
    }

    /** @return prepared statements a second, by the role that owns the database and passes every wall */
    double pgbench(int port, String database, String sql) throws IOException, InterruptedException {
        var script = Files.writeString(data.resolve("page.sql"), sql.replace('\n', ' ') + ";\n");
        var password = Files.readString(data.resolve(database + ".password"));
        return figure(
                STATEMENTS,
                run(
                        Map.of("PGPASSWORD", password),
                        List.of(
                                "pgbench",
                                "-n",
                                "-Mprepared",
                                "-c" + clients,
                                "-T1",
                                "-h127.0.0.1",
                                "-p" + port,
                                "-U" + database,
                                "-f" + script,
                                database)));
    }

    private static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + ": " + said);
        }
        return said;
    }

    private static double figure(Pattern pattern, String said) throws IOException {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IOException(said);
        }
        return Double.parseDouble(found.group(1));
    }
}
