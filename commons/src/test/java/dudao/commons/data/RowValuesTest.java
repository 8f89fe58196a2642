package dudao.commons.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.commons.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowValuesTest {

    /** The driver asks for bytes instead of text when a statement has come back so often. */
    private static final int OFTEN = 8;

    private static final String ID = "f9b3b334-8338-4e39-82b3-65ad32849f0c";

    private final String url = TestPostgres.create();

    @AfterEach
    void drop() {
        TestPostgres.drop(url);
    }

    private interface Check {
        void of(RowValues row) throws SQLException;
    }

    private void read(String sql, Check check) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < OFTEN; n++) {
                try (ResultSet rows = statement.executeQuery()) {
                    RowValues row = new RowValues(rows);
                    while (row.next()) {
                        check.of(row);
                    }
                }
            }
        }
    }

    @Test
    void eachKindIsReadAsItIsWritten() throws SQLException {
        read(
                "select cast('%s' as uuid), '督导', 'MONDAY', date '2026-02-28'".formatted(ID)
                        + ", timestamptz '2026-03-01 08:00:00.000001+08', timestamptz '2026-03-01 08:00:00+08'",
                row -> {
                    assertEquals(UUID.fromString(ID), row.id());
                    assertEquals("督导", row.text());
                    assertEquals(DayOfWeek.MONDAY, row.oneOf(DayOfWeek.class));
                    assertEquals(LocalDate.of(2026, 2, 28), row.date());
                    assertEquals(Instant.parse("2026-03-01T00:00:00.000001Z"), row.instant());
                    assertEquals("2026-03-01T08:00+08:00", row.moment().toString());
                });
    }

    @Test
    void whatIsBeforeTheFirstDayOfTheDatabaseIsRead() throws SQLException {
        read("select timestamptz '1899-12-31 23:59:59.999999Z', date '1899-12-31', date '2000-01-01'", row -> {
            assertEquals(Instant.parse("1899-12-31T23:59:59.999999Z"), row.instant());
            assertEquals(LocalDate.of(1899, 12, 31), row.date());
            assertEquals(LocalDate.of(2000, 1, 1), row.date());
        });
    }

    @Test
    void momentsAreReadToTheMicrosecondOverAllYears() throws SQLException {
        read(
                """
                select at, cast(extract(epoch from at) * 1000000 as bigint)::text
                from generate_series(timestamptz '1890-01-01Z', '2200-01-01Z', interval '397 days 7.000013 seconds') at""",
                row -> {
                    Instant at = row.instant();
                    long micros = Long.parseLong(row.text());
                    assertEquals(
                            Instant.EPOCH
                                    .plusSeconds(Math.floorDiv(micros, 1_000_000))
                                    .plusNanos(Math.floorMod(micros, 1_000_000) * 1000L),
                            at);
                });
    }

    @Test
    void whatIsNotThereIsNull() throws SQLException {
        read(
                "select cast(null as uuid), cast(null as text), cast(null as text), cast(null as date)"
                        + ", cast(null as timestamptz), cast(null as timestamptz), 'next'",
                row -> {
                    assertNull(row.id());
                    assertNull(row.text());
                    assertNull(row.oneOf(DayOfWeek.class));
                    assertNull(row.date());
                    assertNull(row.instant());
                    assertNull(row.moment());
                    assertEquals("next", row.text());
                });
    }

    @Test
    void everyRowBeginsAtItsFirstValue() throws SQLException {
        StringBuilder seen = new StringBuilder();
        read("select 'a' || n, 'b' || n from generate_series(1, 2) n", row -> seen.append(row.text())
                .append(row.text()));
        assertEquals("a1b1a2b2".repeat(OFTEN), seen.toString());
    }
}
