package dudao.task.organizations.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTest {

    private static List<String> first(String cells, String shared) {
        return Xlsx.read(Sheets.of("<row r=\"1\">" + cells + "</row>", shared))
                .lines()
                .get(0)
                .cells();
    }

    private static String refusal(byte[] file) {
        return assertThrows(RuleViolation.class, () -> Xlsx.read(file)).code();
    }

    @Test
    void textsMayBeSharedInlineAndInRuns() {
        String shared = "<si><t>市局</t></si><si><r><t>第一</t></r><r><t>小学</t></r><rPh><t>xiaoxue</t></rPh></si>";
        assertEquals(
                List.of("第一小学", "市局", "县局"),
                first(
                        "<c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c>"
                                + "<c r=\"C1\" t=\"inlineStr\"><is><t>县局</t></is></c>",
                        shared));
    }

    @ParameterizedTest
    @CsvSource({"341500, 341500", "2.134991497E9, 2134991497", "21.0, 21", "1E999999, 1E999999"})
    void numbersAreWholeTexts(String stored, String shown) {
        assertEquals(List.of(shown), first("<c r=\"A1\"><v>" + stored + "</v></c>", null));
    }

    @Test
    void emptyCellsAndRowsMayBeLeftOut() {
        Xlsx sheet = Xlsx.read(Sheets.of(
                "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row><row r=\"3\"/><row r=\"7\"><c><v>2</v></c></row>", null));
        assertEquals(List.of(new Line(2, List.of("", "", "1")), new Line(7, List.of("2"))), sheet.lines());
    }

    @Test
    void aFormulaAndAnErrorValueAreErrorsOfTheirCell() {
        Xlsx sheet = Xlsx.read(Sheets.of(
                "<row r=\"4\"><c r=\"B4\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>x</v></c>"
                        + "<c r=\"AB4\" t=\"e\"><v>#REF!</v></c></row>",
                null));
        assertEquals(
                List.of("B4 FORMULA_NOT_ALLOWED", "AB4 ERROR_VALUE"),
                sheet.errors().stream()
                        .map(each -> each.cell() + " " + each.code())
                        .toList());
        assertEquals(4, sheet.errors().get(0).line());
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertEquals("INVALID_WORKBOOK", refusal(new byte[0]));
        assertEquals("INVALID_WORKBOOK", refusal("kind,name".getBytes(StandardCharsets.UTF_8)));
        assertEquals("INVALID_WORKBOOK", refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}));
        assertEquals("INVALID_WORKBOOK", refusal(Sheets.zip(Map.of("a.txt", new byte[] {1}))));
        byte[] whole = Sheets.of("kind,name");
        assertEquals("INVALID_WORKBOOK", refusal(Arrays.copyOf(whole, whole.length / 3)));
        assertEquals("INVALID_WORKBOOK", refusal(Sheets.of("<row r=\"1\"><c", null)));
        assertEquals("INVALID_WORKBOOK", refusal(Sheets.of("<row r=\"x\"/>", null)));
        assertEquals("INVALID_WORKBOOK", refusal(Sheets.of("<row r=\"1\"><c t=\"s\"><v>9</v></c></row>", "")));
        Map<String, byte[]> macros = Sheets.parts("", null);
        macros.put("xl/vbaProject.bin", new byte[] {1});
        assertEquals("INVALID_WORKBOOK", refusal(Sheets.zip(macros)));
    }

    @Test
    void noEntityIsFetchedOrExpanded() {
        Map<String, byte[]> parts = Sheets.parts("", null);
        parts.put(
                "xl/worksheets/sheet1.xml",
                Sheets.bytes("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b"
                        + " \"bbbb\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\""
                        + " t=\"inlineStr\"><is><t>&a;&b;</t></is></c></row></sheetData></worksheet>"));
        byte[] file = Sheets.zip(parts);
        try {
            assertEquals(List.of(), Xlsx.read(file).lines());
        } catch (RuleViolation refused) {
            assertEquals("INVALID_WORKBOOK", refused.code());
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedSoon() {
        Map<String, byte[]> parts = Sheets.parts("", null);
        parts.put("xl/media/image1.png", new byte[60 << 20]);
        byte[] bomb = Sheets.zip(parts);
        assertTrue(bomb.length < 1 << 20, "small when packed");
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertEquals("WORKBOOK_TOO_LARGE", refusal(bomb)));
        assertEquals("WORKBOOK_TOO_LARGE", refusal(Sheets.of("<row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row>", null)));
    }

    @Test
    void aMarkedTextDoesNotComeIn() {
        byte[] marked = Sheets.of("<row r=\"1\"><c t=\"inlineStr\"><is><t>机密★10年</t></is></c></row>", null);
        assertEquals("CLASSIFIED_CONTENT", refusal(marked));
    }

    @Test
    void noBrokenFileDoesMoreThanToBeRefused() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Sheets.of("kind,name,code\nSCHOOL,小学,2134990001\n");
        for (int n = 0; n < 500; n++) {
            byte[] broken = whole.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                Xlsx.read(broken);
            } catch (RuleViolation refused) {
                assertTrue(refused.code().contains("WORKBOOK"), "seed " + seed);
            } catch (RuntimeException other) {
                throw new AssertionError("seed " + seed, other);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, A7", "25, Z7", "26, AA7", "701, ZZ7"})
    void cellsAreNamedAsSpreadsheetsDo(int column, String name) {
        assertEquals(name, Line.cell(column, 7));
        assertEquals(column, Line.column(name));
    }
}
