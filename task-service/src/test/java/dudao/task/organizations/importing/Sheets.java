package dudao.task.organizations.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as spreadsheet programs write them, and as they do not. */
final class Sheets {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Sheets() {}

    /** Texts of lines separated by commas, each cell an inline text but figures, which become numbers. */
    static byte[] of(String csv) {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (String line : csv.split("\r?\n")) {
            number++;
            rows.append("<row r=\"").append(number).append("\">");
            String[] cells = line.split(",", -1);
            for (int n = 0; n < cells.length; n++) {
                rows.append(cell(Line.cell(n, number), cells[n]));
            }
            rows.append("</row>");
        }
        return of(rows.toString(), null);
    }

    private static String cell(String name, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return value.matches("\\d+")
                ? "<c r=\"" + name + "\"><v>" + value + "</v></c>"
                : "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    /** @param shared elements of the table of shared texts, or null */
    static byte[] of(String rows, String shared) {
        return zip(parts(rows, shared));
    }

    static Map<String, byte[]> parts(String rows, String shared) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", bytes("<Types/>"));
        parts.put("docProps/thumbnail.jpeg", new byte[] {1, 2, 3});
        parts.put(
                "xl/workbook.xml",
                bytes("<workbook " + MAIN + " xmlns:r=\"" + RELATIONSHIPS
                        + "\"><sheets><sheet name=\"机构\" sheetId=\"1\" r:id=\"rId3\"/>"
                        + "<sheet name=\"说明\" sheetId=\"2\" r:id=\"rId4\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships><Relationship Id=\"rId4\" Target=\"worksheets/sheet2.xml\"/>"
                        + "<Relationship Id=\"rId3\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                bytes("<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>"));
        parts.put("xl/worksheets/sheet2.xml", bytes("<worksheet " + MAIN + "><sheetData/></worksheet>"));
        if (shared != null) {
            parts.put("xl/sharedStrings.xml", bytes("<sst " + MAIN + ">" + shared + "</sst>"));
        }
        return parts;
    }

    static byte[] bytes(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
