package dudao.commons.tables;

import dudao.commons.time.Clocks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

final class CsvWriter implements TableWriter {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Clocks.SHANGHAI);

    private final Writer writer;

    CsvWriter(OutputStream out) throws IOException {
        writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(Csv.MARK);
    }

    @Override
    public void row(Object... cells) throws IOException {
        writer.write(Csv.line(Arrays.stream(cells).map(CsvWriter::said).toArray()));
        writer.write(Csv.LINE_END);
    }

    private static Object said(Object cell) {
        return cell instanceof Instant moment ? MOMENT.format(moment) : cell;
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
