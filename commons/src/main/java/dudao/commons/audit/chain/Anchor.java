package dudao.commons.audit.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The hash the chain had at a position, noted outside the chain.
 *
 * @param hash in hex
 * @param at when it was noted, ISO-8601
 */
public record Anchor(long position, String hash, String at, String reason) {

    static final String RETIRED = "RETIRED";

    String line() {
        return position + " " + hash + " " + at + " " + reason + "\n";
    }

    static List<Anchor> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .map(Anchor::parse)
                .toList();
    }

    private static Anchor parse(String line) {
        String[] parts = line.strip().split(" ");
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an anchor: " + line);
        }
        return new Anchor(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]);
    }
}
