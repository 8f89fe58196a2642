package dudao.plan.heading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadingTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 23);

    private static Heading dated(LocalDate signed, LocalDate published, LocalDate effective, Validity validity) {
        return new Heading(null, null, signed, published, effective, validity, null, null, null, null, null);
    }

    private static Validity validity(LocalDate until, LocalDate review) {
        return new Validity(null, until, true, review, null, null);
    }

    private static List<String> pointers(Heading head) {
        return head.faults().stream().map(Heading.Fault::pointer).toList();
    }

    @Test
    void threeDifferentDatesInOrder() {
        LocalDate later = SIGNED.plusMonths(6);
        assertEquals(List.of(), pointers(dated(SIGNED, later, later.plusDays(30), validity(later.plusYears(2), null))));
        assertEquals(List.of(), pointers(dated(SIGNED, later, SIGNED, null)), "in force before it was published");
        assertEquals(List.of(), pointers(dated(null, later, SIGNED, null)), "nobody knows when it was signed");
        assertEquals(
                List.of("/publishedOn", "/effectiveOn"),
                pointers(dated(SIGNED, SIGNED.minusDays(1), SIGNED.minusDays(1), null)));
    }

    @Test
    void theEndComesAfterTheBeginningAndTheReviewBetween() {
        assertEquals(
                List.of("/validity/until", "/validity/reviewOn", "/validity/reviewOn"),
                pointers(dated(SIGNED, null, SIGNED.plusDays(8), validity(SIGNED, SIGNED.plusDays(7)))));
        assertEquals(
                List.of("/validity/reviewOn"), pointers(dated(null, null, null, validity(SIGNED, SIGNED.plusDays(1)))));
        assertEquals(List.of(), pointers(dated(SIGNED, null, null, validity(SIGNED, SIGNED))));
    }

    @Test
    void aDraftDoesNotSayThatItNoLongerHolds() {
        Validity lapsed = new Validity(ValidityStatus.LAPSED, null, null, null, null, null);
        assertEquals(List.of("/validity/status"), pointers(dated(null, null, null, lapsed)));
    }

    @Test
    void whatIsNotOpenSaysWhy() {
        assertEquals(List.of("/publicityReason"), pointers(shown(Publicity.CLOSED, null)));
        assertEquals(List.of("/publicityReason"), pointers(shown(Publicity.ON_REQUEST, null)));
        assertEquals(List.of("/publicityReason"), pointers(shown(Publicity.OPEN, "过程性信息")));
        assertEquals(List.of("/publicityReason"), pointers(shown(null, "过程性信息")));
        assertEquals(List.of(), pointers(shown(Publicity.CLOSED, "过程性信息")));
        assertEquals(List.of(), pointers(shown(Publicity.OPEN, null)));
    }

    private static Heading shown(Publicity publicity, String reason) {
        return new Heading(null, null, null, null, null, null, null, null, null, publicity, reason);
    }

    @Test
    void whatIsSupersededOrLapsedStaysSo() {
        for (ValidityStatus from : ValidityStatus.values()) {
            for (ValidityStatus to : ValidityStatus.values()) {
                boolean open = from == ValidityStatus.IN_FORCE || from == ValidityStatus.AMENDED;
                assertEquals(open && to != ValidityStatus.IN_FORCE, from.mayBecome(to), from + " " + to);
            }
        }
    }
}
