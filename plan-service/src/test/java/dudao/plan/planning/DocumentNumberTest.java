package dudao.plan.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentNumberTest {

    @Test
    void rightOnesPass() {
        for (String number : List.of("六教〔2026〕11号", "六教督〔2026〕1号", "皖教秘ABC〔1999〕123456号")) {
            assertEquals(number, DocumentNumber.checked(number));
        }
    }

    @Test
    void wrongOnesAreExplained() {
        explained("六教[2026]11号", "六角括号");
        explained("六教（2026）11号", "六角括号");
        explained("六教【2026】11号", "六角括号");
        explained("六教〔2026〕第11号", "不加“第”字");
        explained("六教〔2026〕011号", "不编虚位");
        explained("六教〔26〕11号", "四位年份");
        explained("〔2026〕11号", "机关代字");
        explained("六教〔2026〕11", "“号”");
        explained("六教 〔2026〕 11号", "六教〔2026〕11号");
    }

    private static void explained(String number, String part) {
        RuleViolation refused = assertThrows(RuleViolation.class, () -> DocumentNumber.checked(number), number);
        assertEquals("INVALID_DOCUMENT_NUMBER", refused.code());
        assertTrue(refused.getMessage().contains(part), refused::getMessage);
    }
}
