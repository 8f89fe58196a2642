package dudao.plan.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DutyCsvTest {

    @Test
    void nothingIsTakenForAFormula() {
        for (String dangerous : new String[] {"=1+1", "+86", "-3", "@sum", "\tx", "＝1"}) {
            assertEquals("'" + dangerous, DutyCsv.cell(dangerous));
        }
        assertEquals("\"'=a,\"\"b\"\"\"", DutyCsv.cell("=a,\"b\""));
        assertEquals("2026-27", DutyCsv.cell("2026-27"));
    }

    @Test
    void quotesKeepCellsTogether() {
        assertEquals("\"甲,乙\"", DutyCsv.cell("甲,乙"));
        assertEquals("\"一\n二\"", DutyCsv.cell("一\n二"));
        assertEquals("", DutyCsv.cell(null));
        assertEquals("甲、乙", DutyCsv.cell("甲、乙"));
    }
}
