package dudao.inspection.programmes.evaluations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {

    private static final List<Grade> GRADES = List.of(
            new Grade("优秀", new BigDecimal("90")),
            new Grade("良好", new BigDecimal("79.5")),
            new Grade("不合格", BigDecimal.ZERO));

    @ParameterizedTest
    @CsvSource({"100, 100, 优秀", "90, 100, 优秀", "89.99, 100, 良好", "53, 66.67, 不合格", "53.01, 66.67, 良好", "0, 100, 不合格"})
    void isTheBestWhoseBoundIsReached(BigDecimal points, BigDecimal all, String name) {
        assertEquals(name, Grade.of(GRADES, points, all).name());
    }

    @Test
    void isFixedLowerOnly() {
        assertEquals("不合格", Grade.fixed(GRADES, GRADES.get(1), "不合格").name());
        assertEquals("良好", Grade.fixed(GRADES, GRADES.get(1), null).name());
        assertThrows(RuleViolation.class, () -> Grade.fixed(GRADES, GRADES.get(1), "优秀"));
    }
}
