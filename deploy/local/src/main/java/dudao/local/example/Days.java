package dudao.local.example;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Dates and moments as the city reckons them. */
final class Days {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Days() {}

    static LocalDate today() {
        return LocalDate.now(SHANGHAI);
    }

    static OffsetDateTime inSeconds(int seconds) {
        return OffsetDateTime.now(SHANGHAI).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }
}
