package dudao.inspection.inspectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2029-01-01,",
        "2026-01-01,2029-01-02,TERM_TOO_LONG",
        "2024-02-29,2027-02-28,",
        "2024-02-29,2027-03-01,TERM_TOO_LONG",
        "2026-01-01,2026-01-01,",
        "2026-01-02,2026-01-01,VALIDATION_FAILED",
        "0026-01-02,0026-01-03,VALIDATION_FAILED",
        "2026-01-02,+12345-01-01,VALIDATION_FAILED"
    })
    void aTermLastsThreeYearsAtMost(LocalDate from, LocalDate to, String refusal) {
        NewInspector wanted = new NewInspector(
                "督学", InspectorKind.PART_TIME, "DX-1", UUID.randomUUID(), "inspector-1", from, to, null, null, null);
        if (refusal == null) {
            assertEquals(to, Inspector.register(wanted, new Actor("eso", "eso", null), Instant.EPOCH).validTo);
        } else {
            RuleViolation refused = assertThrows(
                    RuleViolation.class,
                    () -> Inspector.register(wanted, new Actor("eso", "eso", null), Instant.EPOCH));
            assertEquals(refusal, refused.code());
        }
    }
}
