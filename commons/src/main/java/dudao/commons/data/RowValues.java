package dudao.commons.data;

import dudao.commons.time.Clocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The values of the current row, one after the other in the order of the statement. They are made of the bytes that came:
 * the driver's general way to an object asks for the place of each name, the type and the zone, and takes longer than all
 * else that is done for a page. Null where the database has none.
 */
public final class RowValues {

    private static final int ID_BYTES = 16;
    private static final int MOMENT_BYTES = 8;
    private static final int DATE_BYTES = 4;
    private static final int BYTE = 8;
    private static final int UNSIGNED = 0xff;

    /** From where the database counts. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final long FIRST_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1000;

    private final ResultSet rows;
    private int column;

    public RowValues(ResultSet rows) {
        this.rows = rows;
    }

    /** Goes to the first value of the next row. */
    public boolean next() throws SQLException {
        column = 0;
        return rows.next();
    }

    public String text() throws SQLException {
        return rows.getString(++column);
    }

    public <E extends Enum<E>> E oneOf(Class<E> kind) throws SQLException {
        String name = text();
        return name == null ? null : Enum.valueOf(kind, name);
    }

    public UUID id() throws SQLException {
        byte[] bytes = rows.getBytes(++column);
        return bytes == null || bytes.length != ID_BYTES
                ? rows.getObject(column, UUID.class)
                : new UUID(number(bytes, 0, MOMENT_BYTES), number(bytes, MOMENT_BYTES, ID_BYTES));
    }

    /** As it is written here. */
    public OffsetDateTime moment() throws SQLException {
        Instant instant = instant();
        return instant == null ? null : Clocks.local(instant);
    }

    public Instant instant() throws SQLException {
        byte[] bytes = rows.getBytes(++column);
        if (bytes != null && bytes.length == MOMENT_BYTES) {
            long micros = number(bytes, 0, MOMENT_BYTES);
            return Instant.ofEpochSecond(
                    FIRST_SECOND + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
        }
        OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public LocalDate date() throws SQLException {
        byte[] bytes = rows.getBytes(++column);
        return bytes == null || bytes.length != DATE_BYTES
                ? rows.getObject(column, LocalDate.class)
                : FIRST_DAY.plusDays((int) number(bytes, 0, DATE_BYTES));
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int n = from; n < to; n++) {
            number = number << BYTE | bytes[n] & UNSIGNED;
        }
        return number;
    }
}
