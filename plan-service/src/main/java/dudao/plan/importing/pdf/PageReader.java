package dudao.plan.importing.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of each page with their places. */
final class PageReader extends PDFTextStripper {

    private static final int MOST_OPERATORS = 3_000_000;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final float WORD_GAP = 0.8f;

    private final List<List<Line>> pages = new ArrayList<>();
    private List<Line> page = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private float left;
    private float right;
    private float top;
    private float size;
    private int operators;
    private int characters;

    private PageReader() throws IOException {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(true);
    }

    static List<List<Line>> read(PDDocument document) throws IOException {
        PageReader reader = new PageReader();
        reader.writeText(document, Writer.nullWriter());
        return reader.pages;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS) {
            throw Pdf.tooLarge("PDF 的绘制指令过多");
        }
        super.processOperator(operator, operands);
    }

    /** Slanted text is a watermark. */
    @Override
    protected void processTextPosition(TextPosition position) {
        if (++characters > MOST_CHARACTERS) {
            throw Pdf.tooLarge("PDF 的文字过多");
        }
        if (Math.abs(position.getTextMatrix().getShearX()) < 0.01f) {
            super.processTextPosition(position);
        }
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            String characters = position.getUnicode();
            if (text.isEmpty()) {
                if (characters.isBlank()) {
                    continue;
                }
                left = position.getXDirAdj();
                top = position.getYDirAdj();
                size = position.getFontSizeInPt();
            } else if (isGap(position) && isLatin(text.charAt(text.length() - 1), characters)) {
                text.append(' ');
            }
            text.append(characters);
            right = characters.isBlank() ? right : position.getXDirAdj() + position.getWidthDirAdj();
        }
    }

    /** Chinese is spaced out to fill a line, and has no blanks between words. */
    private boolean isGap(TextPosition next) {
        float gap = next.getXDirAdj() - right;
        return gap > WORD_GAP * size || gap > 0.2f * size && next.getUnicode().charAt(0) < '\u0100';
    }

    private static boolean isLatin(char before, String after) {
        return !Character.isWhitespace(before)
                && !after.isBlank()
                && (before < '\u0100' && after.charAt(0) < '\u0100' || before < '\u0100' == after.charAt(0) < '\u0100');
    }

    @Override
    protected void writeWordSeparator() {
        // The characters' places say where blanks are.
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
        pages.add(page);
        page = new ArrayList<>();
    }

    private void endLine() {
        String line = text.toString().strip();
        if (!line.isEmpty()) {
            page.add(new Line(line, left, right, top, size));
        }
        text.setLength(0);
    }
}
