package dudao.commons.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void nothingIsTakenForAFormula() {
        for (String dangerous : new String[] {"=1+1", "+86", "-3", "@sum", "\tx", "＝1"}) {
            assertEquals("'" + dangerous, Csv.line(dangerous));
        }
        assertEquals("\"'=a,\"\"b\"\"\"", Csv.line("=a,\"b\""));
        assertEquals("2026-27", Csv.line("2026-27"));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals("-8.00,-3,10000000", Csv.line(new BigDecimal("-8.00"), -3, new BigDecimal("1E7")));
        assertEquals("2026-11-30", Csv.line(LocalDate.of(2026, 11, 30)));
    }

    @Test
    void quotesKeepCellsTogether() {
        assertEquals("\"甲,乙\",\"一\n二\",,甲、乙", Csv.line("甲,乙", "一\n二", null, "甲、乙"));
    }
}
