package dudao.commons.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = new Table("table", "台账", List.of("单位", "数", "期限", "时间"));

    private static void oneRow(Table.Rows rows) {
        rows.add("=甲<校>", -3, LocalDate.of(2026, 3, 31), Instant.parse("2026-03-31T16:00:00Z"));
    }

    private static byte[] csv(Consumer<Table.Rows> reading) throws IOException {
        return written(TableFormat.CSV, reading);
    }

    private static byte[] written(TableFormat format, Consumer<Table.Rows> reading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TABLE.write(format, out, reading);
        return out.toByteArray();
    }

    private static String sheet(byte[] xlsx) throws IOException {
        Path file = Files.write(Files.createTempFile("table", ".xlsx"), xlsx);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String xml = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            return Pattern.compile("&#x(\\p{XDigit}+);")
                    .matcher(xml)
                    .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void csvBeginsWithItsMarkAndHeader() throws IOException {
        assertEquals(
                "\uFEFF单位,数,期限,时间\r\n'=甲<校>,-3,2026-03-31,2026-04-01 00:00:00\r\n",
                new String(csv(TableTest::oneRow), StandardCharsets.UTF_8));
    }

    @Test
    void textOfASheetIsText() throws IOException {
        String sheet = sheet(written(TableFormat.XLSX, TableTest::oneRow));
        assertTrue(sheet.contains("<t>=甲&lt;校&gt;</t>") && !sheet.contains("<f>"), sheet);
        assertTrue(sheet.contains("<v>-3</v>") && sheet.contains("<v>46112.0</v>"), sheet);
        assertTrue(sheet.contains("单位"), sheet);
    }

    @Test
    void aTableIsWholeOrIsNot() throws IOException {
        byte[] most = csv(rows -> many(rows, Table.MAX_ROWS));
        assertEquals(
                Table.MAX_ROWS + 1,
                new String(most, StandardCharsets.UTF_8).lines().count());
        RuleViolation refused = assertThrows(RuleViolation.class, () -> csv(rows -> many(rows, Table.MAX_ROWS + 1)));
        assertEquals("TOO_MANY_ROWS", refused.code());
    }

    private static void many(Table.Rows rows, int number) {
        for (int n = 0; n < number; n++) {
            rows.add("甲", n, null, null);
        }
    }
}
