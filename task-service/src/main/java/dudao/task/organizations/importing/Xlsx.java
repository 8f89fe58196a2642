package dudao.task.organizations.importing;

import dudao.commons.http.StateSecrets;
import dudao.task.jobs.Outcome;
import dudao.task.jobs.Outcome.RowError;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first sheet of an XLSX file (ECMA-376) as lines of texts. Values only: a formula is an error of its cell, for what
 * it shows was computed elsewhere and may be anything.
 */
final class Xlsx {

    private static final int MOST_ROWS = 50_000;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_TEXTS = 500_000;
    private static final int LONGEST_NUMBER = 40;
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Workbook workbook;
    private final List<String> shared = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private int row;

    private Xlsx(Workbook workbook) {
        this.workbook = workbook;
    }

    static Xlsx read(byte[] file) {
        Xlsx xlsx = new Xlsx(Workbook.unpack(file));
        try {
            xlsx.readShared();
            xlsx.readSheet(xlsx.firstSheet());
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw Workbook.invalid("内容不符合规范");
        }
        return xlsx;
    }

    List<Line> lines() {
        return lines;
    }

    List<RowError> errors() {
        return errors;
    }

    private static XMLStreamReader open(byte[] part, String name) throws XMLStreamException {
        if (part == null) {
            throw Workbook.invalid("缺少 " + name);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private String firstSheet() throws XMLStreamException {
        String relation = null;
        XMLStreamReader xml = open(workbook.part("xl/workbook.xml"), "xl/workbook.xml");
        while (relation == null && xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("sheet")) {
                relation = xml.getAttributeValue(RELATIONSHIPS, "id");
            }
        }
        XMLStreamReader targets = open(workbook.part("xl/_rels/workbook.xml.rels"), "xl/_rels/workbook.xml.rels");
        while (targets.hasNext()) {
            if (targets.next() == XMLStreamConstants.START_ELEMENT
                    && targets.getLocalName().equals("Relationship")
                    && String.valueOf(relation).equals(targets.getAttributeValue(null, "Id"))) {
                String target = targets.getAttributeValue(null, "Target");
                return target.startsWith("/") ? target.substring(1) : "xl/" + target;
            }
        }
        throw Workbook.invalid("没有工作表");
    }

    private void readShared() throws XMLStreamException {
        byte[] part = workbook.part("xl/sharedStrings.xml");
        if (part == null) {
            return;
        }
        XMLStreamReader xml = open(part, "xl/sharedStrings.xml");
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                shared.add(StateSecrets.refuse(text(xml, "si")));
                if (shared.size() > MOST_TEXTS) {
                    throw Workbook.tooLarge("超过 " + MOST_TEXTS + " 个文本");
                }
            }
        }
    }

    /** All runs of a text, without the reading aids that may stand beside it. */
    private static String text(XMLStreamReader xml, String until) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean aid = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(until)) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t") && !aid) {
                text.append(xml.getElementText());
            } else if ((event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                    && xml.getLocalName().equals("rPh")) {
                aid = event == XMLStreamConstants.START_ELEMENT;
            }
        }
        throw new XMLStreamException("ends within " + until);
    }

    private void readSheet(String name) throws XMLStreamException {
        XMLStreamReader xml = open(workbook.part(name), name);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                Line line = new Line(row, cells(xml));
                if (!line.isBlank()) {
                    lines.add(line);
                }
                if (lines.size() > MOST_ROWS) {
                    throw Workbook.tooLarge("超过 " + MOST_ROWS + " 行");
                }
            }
        }
    }

    private List<String> cells(XMLStreamReader xml) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String name = xml.getAttributeValue(null, "r");
                int column = name == null ? cells.size() : Line.column(name);
                String value = value(xml, column);
                if (column < cells.size()) {
                    throw Workbook.invalid("单元格顺序有误");
                }
                if (column >= MOST_COLUMNS) {
                    throw Workbook.tooLarge("超过 " + MOST_COLUMNS + " 列");
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(value);
            }
        }
        throw new XMLStreamException("ends within a row");
    }

    private String value(XMLStreamReader xml, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                return value;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "f" -> error(column, "FORMULA_NOT_ALLOWED", "不接受公式，请以数值粘贴");
                case "is" -> value = StateSecrets.refuse(text(xml, "is"));
                case "v" -> value = shown(type, xml.getElementText(), column);
                default -> {}
            }
        }
        throw new XMLStreamException("ends within a cell");
    }

    /** A code that was typed as a number is that number, whole and without an exponent. */
    private String shown(String type, String value, int column) {
        return switch (type == null ? "n" : type) {
            case "s" -> shared.get(Integer.parseInt(value.strip()));
            case "n" -> number(value.strip());
            case "e" -> {
                error(column, "ERROR_VALUE", "单元格是错误值");
                yield "";
            }
            default -> StateSecrets.refuse(value);
        };
    }

    /** One that would fill pages stays as it stands; it is no value of any column. */
    private static String number(String text) {
        BigDecimal number = text.isEmpty() || text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
        return number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER
                ? text
                : number.stripTrailingZeros().toPlainString();
    }

    private void error(int column, String code, String message) {
        if (errors.size() >= Outcome.MAX_ERRORS) {
            return;
        }
        errors.add(new RowError(row, null, Line.cell(column, row), code, message, null));
    }
}
