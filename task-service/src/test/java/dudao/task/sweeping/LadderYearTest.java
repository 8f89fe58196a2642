package dudao.task.sweeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A year of the ladder on a real database of its own, four sweeps at once, rest days and nights too, and none at all for three
 * working days. {@code -Ddudao.ladder.tasks=10000} makes it large.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadderYearTest {

    private static final int TASKS = Integer.getInteger("dudao.ladder.tasks", 500);
    private static final long SEED = Long.getLong("dudao.ladder.seed", System.nanoTime());
    private static final int SWEEPERS = 4;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    /** Nobody sweeps from the first to the last of these. */
    private static final LocalDate DOWN_FROM = LocalDate.of(2026, 6, 16);

    private static final LocalDate DOWN_TO = LocalDate.of(2026, 6, 18);

    private final WorkingCalendar calendar = LadderWorld.CALENDAR;
    private final Random random = new Random(SEED);
    private LadderWorld world;
    private Map<UUID, LocalDate> dueOn;

    private record Sent(UUID task, String step, int rung, Instant at) {}

    @BeforeAll
    void live() throws Exception {
        world = LadderWorld.start();
        List<LocalDate> days = FIRST.plusDays(20).datesUntil(LAST.minusDays(60)).toList();
        dueOn = world.tasks(TASKS, number -> days.get(random.nextInt(days.size())));
        long began = System.nanoTime();
        int sweeps = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (day.getDayOfMonth() == 1) {
                world.tidy();
            }
            if (!day.isBefore(DOWN_FROM) && !day.isAfter(DOWN_TO)) {
                continue;
            }
            // At night, when only rest is to be seen; by four at once when work begins; after people have decided.
            sweeps += world.sweep(1, at(day, 3));
            sweeps += world.sweep(calendar.isWorkingDay(day) ? SWEEPERS : 1, at(day, 9));
            if (world.approveAll(at(day, 9)) > 0) {
                sweeps += world.sweep(1, at(day, 14));
            }
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        System.out.printf(
                "A year of %,d tasks, %d sweeps, %,d sent, %,d messages, %d s; seed %d%n",
                TASKS, sweeps, world.count("escalation where state = 'SENT'"), world.count("message"), seconds, SEED);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 30).atZone(Clocks.SHANGHAI).toInstant();
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    private List<Sent> sent() {
        return world.list(
                "select task_id, step, rung, sent_at from escalation where state = 'SENT'",
                (row, context) -> new Sent(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant()));
    }

    @Test
    void everyTaskTookEveryRungOnce() {
        Map<String, Long> bySteps = sent().stream().collect(Collectors.groupingBy(Sent::step, Collectors.counting()));
        for (String step : List.of("URGING", "SUPERVISION", "CRITICISM", "INTERVIEW", "ACCOUNTABILITY")) {
            assertEquals(TASKS, bySteps.get(step), step + ", seed " + SEED);
        }
        assertEquals(
                0,
                world.count(
                        "(select from escalation where state = 'SENT' group by task_id, step having count(*) > 1) x"));
        assertEquals(0, world.count("escalation where state in ('SCHEDULED', 'PROPOSED', 'APPROVED')"));
    }

    @Test
    void whatWasSentWasToldOnceAndSaidOnce() {
        long sent = world.count("escalation where state = 'SENT'");
        assertEquals(sent, world.count("outbox_event where type = 'dudao.task.escalation-sent.v1'"));
        assertEquals(TASKS * 4L, world.count("outbox_event where type = 'dudao.task.escalation-proposed.v1'"));
        assertEquals(
                TASKS * 2L,
                world.count("message m join escalation e on e.id = m.escalation_id where e.step = 'URGING'"));
    }

    @Test
    void nothingWasSentOnARestDayOrOutsideWorkingHours() {
        for (Sent each : sent()) {
            LocalDate day = Clocks.dateOf(each.at());
            LocalTime time = LocalTime.ofInstant(each.at(), Clocks.SHANGHAI);
            assertTrue(calendar.isWorkingDay(day), () -> each + ", seed " + SEED);
            assertTrue(time.getHour() >= 9 && time.getHour() < 17, () -> each + ", seed " + SEED);
        }
    }

    @Test
    void noTaskHadMoreThanOneRungADay() {
        assertEquals(
                0,
                world.count("(select from escalation where state = 'SENT' and rung <= 1"
                        + " group by task_id, sent_at::date having count(*) > 1) x"));
    }

    @Test
    void everyRungFellOnItsDayOrOnTheFirstAfterTheOutage() {
        Map<UUID, Map<String, LocalDate>> byTask = sent().stream()
                .collect(Collectors.groupingBy(
                        Sent::task, Collectors.toMap(Sent::step, each -> Clocks.dateOf(each.at()))));
        dueOn.forEach((task, due) -> {
            Map<String, LocalDate> days = byTask.get(task);
            LocalDate urging = up(calendar.plusWorkingDays(due, 1));
            LocalDate supervision = up(later(calendar.plusWorkingDays(due, 3), calendar.plusWorkingDays(urging, 2)));
            LocalDate circular = up(later(calendar.plusWorkingDays(due, 6), calendar.plusWorkingDays(supervision, 3)));
            LocalDate interview = up(calendar.plusWorkingDays(circular, 10));
            assertEquals(urging, days.get("URGING"), () -> "due " + due + ", seed " + SEED);
            assertEquals(supervision, days.get("SUPERVISION"), () -> "due " + due + ", seed " + SEED);
            assertEquals(circular, days.get("CRITICISM"), () -> "due " + due + ", seed " + SEED);
            assertEquals(interview, days.get("INTERVIEW"), () -> "due " + due + ", seed " + SEED);
            LocalDate reminder = calendar.plusWorkingDays(due, -1);
            if (up(reminder).equals(reminder)) {
                assertEquals(reminder, days.get("LAST_REMINDER"), () -> "due " + due + ", seed " + SEED);
            }
        });
    }

    @Test
    void papersAreNumberedWithoutGaps() {
        assertEquals(TASKS, world.count("escalation where form = 'URGING_SLIP' and slip_number is not null"));
        assertEquals(
                0,
                world.count("(select from escalation where slip_number is not null group by issuer_id, form, slip_year"
                        + " having max(slip_number) <> count(*) or min(slip_number) <> 1) x"));
    }

    private static LocalDate up(LocalDate day) {
        return day.isBefore(DOWN_FROM) || day.isAfter(DOWN_TO) ? day : LadderWorld.CALENDAR.plusWorkingDays(DOWN_TO, 1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
