package dudao.plan.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.content.particulars.BasisKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasisKeyTest {

    @Test
    void oneNumberHoweverItIsPrinted() {
        for (String printed : List.of("试教〔2025〕8号", "试教[2025]8号", "试教（2025）第８号", "试教 (2025) 8 号", "试教﹝2025﹞8")) {
            assertEquals("试教〔2025〕8号", BasisKey.of(printed), printed);
        }
        assertTrue(BasisKey.isNumber(BasisKey.of("试教[2025]8号")));
    }

    @Test
    void aTitleIsNoNumber() {
        assertEquals("管理办法〔试行〕", BasisKey.of("《管理办法（试行）》"));
        assertFalse(BasisKey.isNumber(BasisKey.of("《管理办法（试行）》")));
    }
}
