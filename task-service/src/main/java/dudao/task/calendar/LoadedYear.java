package dudao.task.calendar;

import dudao.commons.data.Versioned;
import dudao.commons.time.CalendarYear;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One notice for one year.
 *
 * @param version counts the notices of the year from 1; 0 while there is none
 * @param loadedBy null of a year without notice
 */
public record LoadedYear(
        int year,
        long version,
        String source,
        String noticeNumber,
        LocalDate noticedOn,
        List<LocalDate> restDays,
        List<LocalDate> workDays,
        OffsetDateTime loadedAt,
        String loadedBy)
        implements Versioned {

    public static final String SHIPPED = "shipped";

    public LoadedYear {
        restDays = restDays.stream().sorted().toList();
        workDays = workDays.stream().sorted().toList();
    }

    static LoadedYear shipped(CalendarYear year, OffsetDateTime now) {
        return new LoadedYear(
                year.year(),
                1,
                year.source(),
                null,
                null,
                List.copyOf(year.rest()),
                List.copyOf(year.work()),
                now,
                SHIPPED);
    }

    static LoadedYear none(CalendarYear provisional) {
        List<LocalDate> rest = List.copyOf(provisional.rest());
        return new LoadedYear(provisional.year(), 0, null, null, null, rest, List.of(), null, null);
    }

    /** The same for every version of the year. */
    @Override
    public UUID id() {
        return UUID.nameUUIDFromBytes(("CN-" + year).getBytes(StandardCharsets.UTF_8));
    }

    public CalendarYear days() {
        return new CalendarYear(year, (int) version, source, version == 0, Set.copyOf(restDays), Set.copyOf(workDays));
    }

    /** Tells whether two notices say the same. */
    public String sha256() {
        String all = year + "\n" + source + "\n" + noticeNumber + "\n" + noticedOn + "\n" + restDays + "\n" + workDays;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
