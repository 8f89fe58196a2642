package dudao.inspection.programmes.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultCsvTest {

    @Test
    void aSpreadsheetComputesNothingOfIt() {
        Result result = new Result(
                "POINTS",
                null,
                "=1+1",
                "甲,\"乙\"学校",
                null,
                new BigDecimal("-8.00"),
                LocalDate.parse("2026-11-30"),
                null);
        String[] lines = ResultCsv.of(List.of(result)).split("\r\n");
        assertEquals("\uFEFF类别,机构编码,机构名称,结果,得分,日期,依据档案", lines[0]);
        assertEquals("POINTS,'=1+1,\"甲,\"\"乙\"\"学校\",,-8.00,2026-11-30,", lines[1]);
        assertEquals(2, lines.length);
    }
}
