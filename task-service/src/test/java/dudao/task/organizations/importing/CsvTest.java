package dudao.task.organizations.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static List<Line> read(String text) throws Csv.MalformedCsv {
        return Csv.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\nc,\n", "a,b\r\nc,", "\uFEFFa,b\rc,\r", "\"a\",\"b\"\n\n ,\nc,\"\"\n"})
    void lineEndsQuotesByteOrderMarkAndBlankLines(String text) throws Exception {
        assertEquals(
                List.of(List.of("a", "b"), List.of("c", "")),
                read(text).stream().map(Line::cells).toList());
    }

    @Test
    void aQuotedCellMayHoldEverything() throws Exception {
        List<Line> lines = read("\"甲,\"\"乙\"\"\r\n丙\",x\n丁,y\n");
        assertEquals(List.of("甲,\"乙\"\r\n丙", "x"), lines.get(0).cells());
        assertEquals(1, lines.get(0).number());
        assertEquals(3, lines.get(1).number(), "a cell of two lines counts as two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,\"b|1", "a\\nb\"c|2", "a\\n\"b\"c|2", "\"a\\n\\nb|1"})
    void misplacedQuotesAreFoundWithTheirLine(String text, int line) {
        Csv.MalformedCsv malformed = assertThrows(Csv.MalformedCsv.class, () -> read(text.replace("\\n", "\n")));
        assertEquals(line, malformed.line);
    }

    @Test
    void onlyUtf8IsRead() {
        byte[] gbk = "name\n教育局".getBytes(Charset.forName("GBK"));
        assertEquals(
                "INVALID_ENCODING",
                assertThrows(RuleViolation.class, () -> Csv.read(gbk)).code());
    }
}
