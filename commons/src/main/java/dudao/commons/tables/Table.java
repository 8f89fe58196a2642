package dudao.commons.tables;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list as a file for a spreadsheet program: whole or not at all, because nobody misses the rows that would be missing at
 * the end of a ledger.
 *
 * @param fileName without extension
 * @param title of the sheet, at most 31 characters
 */
public record Table(String fileName, String title, List<String> header) {

    /** What a spreadsheet program still likes to open. */
    public static final int MAX_ROWS = 100_000;

    /** How many rows a reader best takes from the database at a time. */
    public static final int ROWS_AT_A_TIME = 1_000;

    /** Takes the table's rows one by one. */
    @FunctionalInterface
    public interface Rows {

        /** @param cells text, numbers, dates, {@link java.time.Instant moments} or null, in the order of the header */
        void add(Object... cells);
    }

    /** Each row is written as it comes, into a file without a name: nothing of it is left behind, whatever happens. */
    public Response as(TableFormat format, Consumer<Rows> reading) {
        FileChannel channel = nameless();
        try {
            write(format, Channels.newOutputStream(channel), reading);
            channel.position(0);
            return Response.ok(Channels.newInputStream(channel), format.mediaType)
                    .header(HttpHeaders.CONTENT_LENGTH, channel.size())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + fileName + "." + format.extension() + "\"")
                    .build();
        } catch (IOException e) {
            close(channel);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    void write(TableFormat format, OutputStream file, Consumer<Rows> reading) throws IOException {
        int[] rows = {0};
        try (TableWriter writer = writer(format, new BufferedOutputStream(file, 1 << 16))) {
            writer.row(header.toArray());
            reading.accept(cells -> {
                if (++rows[0] > MAX_ROWS) {
                    throw RuleViolation.of("TOO_MANY_ROWS", "超过 " + MAX_ROWS + " 行,请缩小范围后再导出")
                            .with("maxRows", MAX_ROWS);
                }
                try {
                    writer.row(cells);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private TableWriter writer(TableFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvWriter(out);
            case XLSX -> new XlsxWriter(out, title, header.size());
        };
    }

    private static FileChannel nameless() {
        try {
            Path path = Files.createTempFile("dudao-table", null);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
