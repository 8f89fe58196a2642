package dudao.task.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.time.Calendars;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Instant ASSIGNED = at("2026-01-05T10:00");

    private final Ladder ladder = new Ladder(RungPacks.shipped(JSON), Calendars.load(JSON));

    private static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(Clocks.SHANGHAI).toInstant();
    }

    private static Instant due(String day) {
        return Clocks.endOf(LocalDate.parse(day));
    }

    private static Standing standing(Instant dueAt, Instant deliveredAt, String... done) {
        return new Standing(ASSIGNED, dueAt, true, false, Set.of(done), 0, deliveredAt);
    }

    private static Standing longAgo(LocalDate due) {
        return new Standing(at("2025-01-06T10:00"), Clocks.endOf(due), true, false, Set.of(), 0, null);
    }

    /** Day by day, everybody deciding at once: on which day which step is taken. */
    private Map<String, LocalDate> wholeWay(Instant assigned, Instant dueAt, LocalDate from, int days, boolean urgent) {
        Map<String, LocalDate> taken = new TreeMap<>();
        Instant delivered = null;
        for (LocalDate day = from; day.isBefore(from.plusDays(days)); day = day.plusDays(1)) {
            Instant now = at(day + "T10:00");
            if (!urgent && !ladder.mayDisturb(now)) {
                continue;
            }
            Standing task = new Standing(assigned, dueAt, true, urgent, new HashSet<>(taken.keySet()), 0, delivered);
            Move move = ladder.next(task, now);
            if (move.isNow()) {
                taken.put(move.step().code(), day);
                delivered = move.step().rung() > 0 ? now : delivered;
            }
        }
        return taken;
    }

    @ParameterizedTest(name = "due {0}: T-3 {1}, T-1 {2}, 催办 {3}, 督办 {4}, 通报 {5}")
    @CsvSource({
        "2026-10-12, 2026-10-08, 2026-10-10, 2026-10-13, 2026-10-15, 2026-10-20",
        "2026-02-14, 2026-02-11, 2026-02-13, 2026-02-24, 2026-02-26, 2026-03-02",
        "2026-05-08, 2026-04-30, 2026-05-07, 2026-05-09, 2026-05-12, 2026-05-15",
        "2026-11-20, 2026-11-17, 2026-11-19, 2026-11-23, 2026-11-25, 2026-11-30"
    })
    void everyRungFallsOnItsDay(
            LocalDate due,
            LocalDate first,
            LocalDate last,
            LocalDate urging,
            LocalDate supervision,
            LocalDate circular) {
        Map<String, LocalDate> taken = wholeWay(ASSIGNED, Clocks.endOf(due), due.minusDays(20), 45, false);
        assertEquals(first, taken.get("FIRST_REMINDER"));
        assertEquals(last, taken.get("LAST_REMINDER"));
        assertEquals(urging, taken.get("URGING"));
        assertEquals(supervision, taken.get("SUPERVISION"));
        assertEquals(circular, taken.get("CRITICISM"));
    }

    @Test
    void theHighestRungsComeTenWorkingDaysAfterTheOneBelow() {
        Map<String, LocalDate> taken = wholeWay(ASSIGNED, due("2026-05-08"), LocalDate.of(2026, 4, 20), 90, false);
        assertEquals(LocalDate.of(2026, 5, 29), taken.get("INTERVIEW"));
        assertEquals(LocalDate.of(2026, 6, 12), taken.get("ACCOUNTABILITY"));
    }

    @Test
    void nothingIsSentOnRestDaysOrAtNight() {
        assertFalse(ladder.mayDisturb(at("2026-10-11T10:00")), "Sunday");
        assertFalse(ladder.mayDisturb(at("2026-02-18T10:00")), "holiday");
        assertFalse(ladder.mayDisturb(at("2026-10-12T08:59")));
        assertFalse(ladder.mayDisturb(at("2026-10-12T17:00")));
        assertTrue(ladder.mayDisturb(at("2026-10-12T09:00")));
        assertTrue(ladder.mayDisturb(at("2026-10-10T16:59")), "make-up Saturday");
    }

    @Test
    void ofSeveralMissedStepsOnlyTheHighestAutomaticOneIsTaken() {
        Move move = ladder.next(standing(due("2026-10-12"), null), at("2026-10-21T09:00"));
        assertTrue(move.isNow());
        assertEquals("URGING", move.step().code());
        Move reminder = ladder.next(standing(due("2026-10-12"), null), at("2026-10-10T09:00"));
        assertEquals("LAST_REMINDER", reminder.step().code());
    }

    @Test
    void afterAnOutageTheWaitBeginsAnew() {
        Instant late = at("2026-10-21T09:00");
        Standing urged = standing(due("2026-10-12"), late, "URGING");
        assertEquals(at("2026-10-23T09:00"), ladder.next(urged, late).at());
        Standing supervised = standing(due("2026-10-12"), at("2026-10-23T11:00"), "URGING", "SUPERVISION");
        assertEquals(
                at("2026-10-28T09:00"),
                ladder.next(supervised, at("2026-10-23T11:00")).at());
    }

    @Test
    void aRungWaitsUntilTheOneBelowHasReachedTheUnit() {
        Standing undelivered = standing(due("2026-10-12"), null, "URGING");
        Move waiting = ladder.next(undelivered, at("2026-10-15T09:00"));
        assertEquals("SUPERVISION", waiting.step().code());
        assertEquals(at("2026-10-16T09:00"), waiting.at());
        Standing delivered = standing(due("2026-10-12"), at("2026-10-15T15:00"), "URGING");
        assertEquals(
                at("2026-10-19T09:00"),
                ladder.next(delivered, at("2026-10-15T15:00")).at());
    }

    @Test
    void aReturnedSubmissionGoesOnFromTheRungReached() {
        Standing returned = new Standing(ASSIGNED, due("2026-11-20"), true, false, Set.of(), 2, null);
        Move reminder = ladder.next(returned, at("2026-11-19T09:00"));
        assertEquals("LAST_REMINDER", reminder.step().code());
        Move after = ladder.next(returned, at("2026-11-23T09:00"));
        assertEquals("SUPERVISION", after.step().code());
        assertEquals(at("2026-11-25T09:00"), after.at());
    }

    @Test
    void whoHasNotSignedIsRemindedOnTheNextWorkingDay() {
        Standing unsigned = new Standing(at("2026-10-09T16:00"), due("2026-11-20"), false, false, Set.of(), 0, null);
        Move move = ladder.next(unsigned, at("2026-10-09T16:00"));
        assertEquals("ACCEPTANCE_REMINDER", move.step().code());
        assertEquals(at("2026-10-10T09:00"), move.at());
        assertTrue(at("2026-10-09T16:00").isBefore(ladder.unacceptedSince(at("2026-10-10T09:00"))));
        assertFalse(at("2026-10-10T08:00").isBefore(ladder.unacceptedSince(at("2026-10-10T09:00"))));
    }

    @Test
    void aShortLimitIsNotRemindedOfOnTheDayItIsGiven() {
        Standing fresh = new Standing(at("2026-10-12T09:30"), due("2026-10-14"), true, false, Set.of(), 0, null);
        Move move = ladder.next(fresh, at("2026-10-12T10:00"));
        assertEquals("LAST_REMINDER", move.step().code());
        assertEquals(at("2026-10-13T09:00"), move.at());
    }

    @Test
    void whatIsMostUrgentCountsPlainDays() {
        Map<String, LocalDate> taken = wholeWay(ASSIGNED, due("2026-02-14"), LocalDate.of(2026, 2, 9), 14, true);
        assertEquals(LocalDate.of(2026, 2, 15), taken.get("URGING"));
        assertEquals(LocalDate.of(2026, 2, 17), taken.get("SUPERVISION"));
        assertEquals(LocalDate.of(2026, 2, 20), taken.get("CRITICISM"));
    }

    @Test
    void theEndIsTheEnd() {
        assertTrue(ladder.next(
                        standing(due("2026-05-08"), at("2026-08-01T10:00"), "ACCOUNTABILITY"), at("2026-09-01T10:00"))
                .isEnd());
    }

    @Test
    void everyTaskThatHasSomethingToDoTodayLiesBeforeTheHorizon() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            Instant now = at(day + "T10:00");
            LocalDate lastInside = Clocks.lastDayOf(ladder.horizon(now));
            assertTrue(ladder.next(longAgo(lastInside), now).isNow(), "inside on " + day);
            assertTrue(ladder.next(longAgo(lastInside.plusDays(1)), now).at().isAfter(now), "beyond on " + day);
        }
    }

    @Test
    void aPackHoldsForTasksAssignedFromItsDayOn() {
        RungPack old = ladder.pack(ASSIGNED);
        RungPack stricter = new RungPack("STRICTER", LocalDate.of(2026, 7, 1), old.steps());
        Ladder both = new Ladder(java.util.List.of(stricter, old), Calendars.load(JSON));
        assertEquals("CN-DEFAULT@2020-01-01", both.pack(at("2026-06-30T23:59")).name());
        assertEquals("STRICTER@2026-07-01", both.pack(at("2026-07-01T00:00")).name());
        assertEquals("CN-DEFAULT", both.pack(at("2019-01-01T00:00")).id());
    }

    @Test
    void theAnswerIsDueBeforeTheNextRung() {
        Standing task = standing(due("2026-10-12"), null);
        Step urging = ladder.pack(ASSIGNED).step("URGING");
        assertEquals(LocalDate.of(2026, 10, 14), ladder.answerBy(urging, task, at("2026-10-13T09:00")));
    }
}
