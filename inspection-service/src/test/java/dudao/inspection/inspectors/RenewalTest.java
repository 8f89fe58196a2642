package dudao.inspection.inspectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Terms in a row, without a container. */
class RenewalTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private static Inspector inspector(InspectorKind kind) {
        NewInspector wanted = new NewInspector(
                "督学",
                kind,
                "DX-1",
                UUID.randomUUID(),
                "inspector-1",
                LocalDate.parse("2017-01-01"),
                LocalDate.parse("2019-12-31"),
                "任命",
                null,
                null);
        return Inspector.register(wanted, new Actor("eso", "eso", null), Instant.EPOCH);
    }

    private static void renew(Inspector inspector, String from, String to) {
        inspector.renew(LocalDate.parse(from), LocalDate.parse(to), "聘书", TODAY);
    }

    private static void refuses(Inspector inspector, String from, String to, String code) {
        RuleViolation refused = assertThrows(RuleViolation.class, () -> renew(inspector, from, to));
        assertEquals(code, refused.code());
    }

    @Test
    void anInspectorEngagedPartTimeHoldsThreeTermsInARow() {
        Inspector inspector = inspector(InspectorKind.PART_TIME);
        renew(inspector, "2020-01-01", "2022-12-31");
        renew(inspector, "2023-01-01", "2025-12-31");
        assertEquals(
                List.of(1, 2, 3),
                inspector.terms.stream().map(Term::consecutive).toList());
        assertEquals(LocalDate.parse("2017-01-01"), inspector.validFrom);
        refuses(inspector, "2026-01-01", "2028-12-31", "TERMS_EXHAUSTED");
        assertEquals(LocalDate.parse("2025-12-31"), inspector.validTo);
    }

    @Test
    void oneAppointedFullTimeIsNotBoundByThatRule() {
        Inspector inspector = inspector(InspectorKind.FULL_TIME);
        renew(inspector, "2020-01-01", "2022-12-31");
        renew(inspector, "2023-01-01", "2025-12-31");
        renew(inspector, "2026-01-01", "2028-12-31");
        assertEquals(4, inspector.terms.get(3).consecutive());
    }

    @Test
    void aGapBeginsANewRunOnceTheOldTermIsOver() {
        Inspector inspector = inspector(InspectorKind.PART_TIME);
        renew(inspector, "2025-01-01", "2027-12-31");
        assertEquals(1, inspector.terms.get(1).consecutive());
        assertEquals(LocalDate.parse("2025-01-01"), inspector.validFrom);
        refuses(inspector, "2028-03-01", "2029-03-01", "TERM_NOT_NEXT");
        refuses(inspector, "2027-12-31", "2029-03-01", "TERM_NOT_NEXT");
        refuses(inspector, "2028-01-01", "2031-01-02", "TERM_TOO_LONG");
        refuses(inspector, "2028-01-01", "2027-12-31", "VALIDATION_FAILED");
    }

    @Test
    void onlyWhoIsActiveTakesWork() {
        Actor eso = new Actor("eso", "eso", null);
        Inspector inspector = inspector(InspectorKind.RESPONSIBLE);
        assertTrue(inspector.takesWork());
        inspector.stand("suspend", "调查", eso, Instant.EPOCH);
        assertFalse(inspector.takesWork());
        assertThrows(RuleViolation.class, () -> renew(inspector, "2020-01-01", "2022-12-31"));
        inspector.stand("reinstate", "查无", eso, Instant.EPOCH);
        assertTrue(inspector.takesWork());
        inspector.stand("dismiss", "调离", eso, Instant.EPOCH);
        assertFalse(inspector.takesWork());
        for (String command : List.of("suspend", "reinstate", "dismiss")) {
            RuleViolation refused =
                    assertThrows(RuleViolation.class, () -> inspector.stand(command, "再来", eso, Instant.EPOCH));
            assertEquals("ILLEGAL_TRANSITION", refused.code());
        }
    }
}
