package dudao.commons.tables;

import dudao.commons.time.Clocks;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Text stays text: a cell that is told to be text is not computed, whatever it begins with. */
final class XlsxWriter implements TableWriter {

    private static final int HELD_ROWS = 1_000;
    private static final int WIDTH = 20;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxWriter(OutputStream out, String title, int columns) {
        this.out = out;
        workbook = new Workbook(out, "Dudao", null);
        sheet = workbook.newWorksheet(title);
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        for (int column = 0; column < columns; column++) {
            sheet.width(column, WIDTH);
        }
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
    }

    @Override
    public void row(Object... cells) throws IOException {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                write(column, cells[column]);
            }
        }
        if (++row % HELD_ROWS == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Object cell) {
        if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof Instant moment) {
            sheet.value(row, column, LocalDateTime.ofInstant(moment, Clocks.SHANGHAI));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            sheet.inlineString(row, column, cell.toString());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
        out.flush();
    }
}
