package dudao.plan.importing.docx;

import dudao.plan.importing.docx.Numbering.Place;
import dudao.plan.importing.tables.TaskTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads the paragraphs and tables of a document's body in order. */
final class BodyReader {

    /** What a reader of the document does not see; of two renderings of one thing, the fallback. */
    private static final Set<String> UNSEEN = Set.of(
            "del",
            "moveFrom",
            "delText",
            "instrText",
            "Fallback",
            "sectPr",
            "tabs",
            "tblPr",
            "trPr",
            "tcPr",
            "pPrChange",
            "rPrChange",
            "numPrChange",
            "sdtPr",
            "rubyPr",
            "rt",
            "footnotePr");

    private static final class Paragraph {
        final StringBuilder text = new StringBuilder();
        Place place = Place.NONE;
        String style;
        boolean hidden;
    }

    /** A row and its cells; where they are told apart, a paragraph in one of them does not end the line. */
    private static final class Row {
        final StringBuilder text = new StringBuilder();
        final List<StringBuilder> cells = new ArrayList<>();
        boolean cellBegins;
    }

    private final Xml xml;
    private final Numbering numbering;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<TaskTable> tables = new ArrayDeque<>();
    private final Deque<Row> rows = new ArrayDeque<>();
    private boolean inText;

    private BodyReader(Xml xml, Numbering numbering) {
        this.xml = xml;
        this.numbering = numbering;
    }

    static String read(Xml document, Numbering numbering) throws XMLStreamException {
        BodyReader reader = new BodyReader(document, numbering);
        while (reader.xml.next()) {
            if (reader.xml.starts()) {
                reader.start(reader.xml.name());
            } else if (reader.xml.ends()) {
                reader.end(reader.xml.name());
            } else if (reader.inText && !reader.paragraphs.isEmpty()) {
                reader.append(reader.xml.text());
            }
        }
        return reader.out.toString();
    }

    private void start(String name) throws XMLStreamException {
        if (UNSEEN.contains(name)) {
            xml.skip();
            return;
        }
        switch (name) {
            case "p" -> paragraphs.push(new Paragraph());
            case "tbl" -> tables.push(new TaskTable());
            case "tr" -> rows.push(new Row());
            case "tc" -> cell();
            case "t" -> inText = true;
            default -> inParagraph(name);
        }
    }

    private void inParagraph(String name) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null) {
            return;
        }
        switch (name) {
            case "pStyle" -> paragraph.style = xml.attribute("val");
            case "numId" -> paragraph.place = new Place(xml.number(), paragraph.place.level());
            case "ilvl" -> paragraph.place = new Place(paragraph.place.list(), xml.number());
            case "r" -> paragraph.hidden = false;
            case "vanish" -> paragraph.hidden = xml.isOn();
            case "tab" -> append("\t");
            case "br", "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "t" -> inText = false;
            case "p" -> paragraph(paragraphs.pop());
            case "tr" -> row(rows.pop());
            case "tbl" -> tables.poll();
            default -> {}
        }
    }

    private void append(String text) {
        Paragraph paragraph = paragraphs.peek();
        if (!paragraph.hidden) {
            paragraph.text.append(text);
        }
    }

    private void paragraph(Paragraph paragraph) {
        String text = paragraph.text.toString().strip();
        line(text.isEmpty() ? "" : numbering.next(paragraph.style, paragraph.place) + text);
    }

    private void cell() {
        Row row = rows.peek();
        if (row != null) {
            row.cells.add(new StringBuilder());
            row.cellBegins = true;
        }
    }

    /** A row of one cell is a frame around paragraphs; in a row of several each cell is a word of the line. */
    private void line(String text) {
        Row row = rows.peek();
        if (row == null) {
            out.append(text).append('\n');
            return;
        }
        if (text.isEmpty()) {
            return;
        }
        if (!row.text.isEmpty()) {
            row.text.append(row.cells.size() == 1 ? "\n" : row.cellBegins ? "\t" : " ");
        }
        if (!row.cells.isEmpty()) {
            row.cells.get(row.cells.size() - 1).append(text).append('\n');
        }
        row.cellBegins = false;
        row.text.append(text);
    }

    /** Of a table that shares out tasks each row is written as an item. */
    private void row(Row row) {
        List<String> cells = row.cells.stream().map(StringBuilder::toString).toList();
        String task = tables.isEmpty() ? null : tables.peek().row(cells);
        line(task == null ? row.text.toString() : task);
    }
}
