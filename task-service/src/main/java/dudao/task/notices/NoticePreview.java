package dudao.task.notices;

import dudao.task.calendar.CalendarYearView;
import dudao.task.notices.Shift.Fate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What loading a notice would do to limits of open tasks. */
@Schema(name = "CalendarPreview")
record NoticePreview(
        CalendarYearView year,
        @Schema(description = "tasks whose provisional limit moves") int moves,
        @Schema(description = "tasks whose provisional limit becomes firm on the same date") int confirmed,
        @Schema(description = "tasks whose limit would be another but has been told to their units: it stays") int kept,
        @Schema(description = "the first 200 limits, those that move first") List<ShiftView> limits,
        @Schema(description = "of all that move, to be given as `previewSeen`; SHA-256 in hex") String hash) {

    private static final int SHOWN = 200;

    @Schema(name = "CalendarShift")
    record ShiftView(
            @Schema(description = "of all tasks of one assignment the id of its job") UUID deadlineId,
            @Schema(description = "MOVES, CONFIRMED or KEPT") Fate fate,
            int tasks,
            LocalDate from,
            LocalDate to,
            @Schema(description = "how it is counted now, in Chinese") String basis) {

        static ShiftView of(Shift shift) {
            return new ShiftView(
                    shift.deadlineId(),
                    shift.fate(),
                    shift.tasks(),
                    shift.from(),
                    shift.to(),
                    shift.now().basis());
        }
    }

    static NoticePreview of(CalendarYearView year, List<Shift> shifts) {
        return new NoticePreview(
                year,
                tasks(shifts, Fate.MOVES),
                tasks(shifts, Fate.CONFIRMED),
                tasks(shifts, Fate.KEPT),
                shifts.stream()
                        .sorted(Comparator.comparing(Shift::fate).thenComparing(Shift::deadlineId))
                        .limit(SHOWN)
                        .map(ShiftView::of)
                        .toList(),
                hash(shifts));
    }

    private static int tasks(List<Shift> shifts, Fate fate) {
        return shifts.stream()
                .filter(shift -> shift.fate() == fate)
                .mapToInt(Shift::tasks)
                .sum();
    }

    static String hash(List<Shift> shifts) {
        StringBuilder all = new StringBuilder();
        shifts.stream()
                .filter(shift -> shift.fate() == Fate.MOVES)
                .sorted(Comparator.comparing(Shift::deadlineId))
                .forEach(shift -> all.append(shift.deadlineId())
                        .append(' ')
                        .append(shift.from())
                        .append(' ')
                        .append(shift.to())
                        .append('\n'));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
