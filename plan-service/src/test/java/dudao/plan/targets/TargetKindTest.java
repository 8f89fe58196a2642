package dudao.plan.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetKindTest {

    @ParameterizedTest
    @CsvSource({
        "新建学校6所, 6, 所, =, QUANTITY",
        "总投资约3.2亿元, 320000000, 元, ~, MONEY",
        "公办园占比达到60%, 60, %, >=, RATIO",
        "控制在5‰以内, 5, ‰, <=, RATIO",
        "实验室建设全覆盖, 100, %, =, COVERAGE",
        "覆盖面超过七成实现全覆盖, 70, %, >=, RATIO",
        "困难学生应助尽助, 100, %, =, NO_EXCEPTIONS",
        "适龄儿童应收尽收, 0, 人, =, NO_EXCEPTIONS",
        "教材人手一册, 100, %, =, NO_EXCEPTIONS",
        "应建尽建书屋12个, 12, 个, =, QUANTITY",
        "全覆盖不超过100%, 100, %, <=, RATIO",
    })
    void wordsNumberAndUnitTellTheKind(
            String text, BigDecimal quantity, String unit, String comparator, TargetKind kind) {
        assertEquals(kind, TargetKind.of(text, quantity, unit, comparator));
    }

    @ParameterizedTest
    @CsvSource({
        "46000, 个, 4.6万个",
        "6878000000, 元, 68.78亿元",
        "19000000, 元, 1900万元",
        "22, 所, 22所",
        "12345, 人, 12345人",
        "9999.5, 元, 9999.5元",
        "100, %, 100%",
        "100000000, 元, 1亿元",
        "123456000, 元, 12345.6万元",
    })
    void aNumberIsShownAsDocumentsPrintIt(BigDecimal quantity, String unit, String shown) {
        assertEquals(shown, Shown.of(quantity, unit));
    }
}
