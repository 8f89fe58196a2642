package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The ninth invariant: no statistic may use logins, time online or counts of photos. What is not kept and not told cannot
 * be counted, so nothing that is kept or told has such a name.
 */
class ActivityTest {

    private static final Pattern ACTIVITY = Pattern.compile(
            "(?i)^\\s*[\"']?\\w*(log_?ins?|logged_?in|online|last_?seen|check_?in|sign_?in|likes|study_?time|ranking|"
                    + "activity|installs|page_?views|photo_?(count|s)|number_?of_?photos|tracks?)\\w*[\"']?\\s*[: ]\\s*.*");

    @Test
    void nothingIsKeptOrToldOfWhoWasOnlineOrTookPhotos() throws IOException {
        try (Stream<Path> told = Files.walk(Path.of("src/main/contract"));
                Stream<Path> kept = Files.walk(Path.of("src/main/resources/db/migration"))) {
            List<String> found = Stream.concat(told, kept)
                    .filter(Files::isRegularFile)
                    .flatMap(ActivityTest::lines)
                    .filter(line -> ACTIVITY.matcher(line).matches())
                    .toList();
            assertEquals(List.of(), found);
        }
    }

    @Test
    void whatIsLookedForWouldBeFound() {
        Stream.of("        loginCount:", "  \"onlineMinutes\": 3", "    last_seen timestamptz", "    photo_count int,")
                .forEach(line -> assertTrue(ACTIVITY.matcher(line).matches(), line));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
