package dudao.task.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.CalendarYear;
import dudao.commons.time.Calendars;
import dudao.commons.time.WorkingCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code calendar_year}: every notice ever loaded, of which the newest of each year is counted on. */
@Singleton
public class CalendarYears {

    /** Of an advisory lock: whoever loads a notice knows what is loaded until the end of the transaction. */
    private static final long LOADING = 20_040_826;

    private final Jdbi jdbi;
    private final WorkingCalendar calendar;
    private final ObjectMapper json;
    private final Clock clock;

    CalendarYears(Jdbi jdbi, WorkingCalendar calendar, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.json = json;
        this.clock = clock;
    }

    /** Before anybody counts. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        OffsetDateTime now = now();
        QuarkusTransaction.requiringNew().run(() -> {
            for (CalendarYear year : Calendars.shippedYears(json)) {
                insert(LoadedYear.shipped(year, now), "on conflict do nothing");
            }
            calendar.replace(newest());
        });
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** What is counted on once everything loaded so far is. */
    public List<CalendarYear> newest() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select distinct on (year) * from calendar_year order by year, version desc")
                .map(CalendarYears::year)
                .stream()
                .map(LoadedYear::days)
                .toList());
    }

    /** How many notices there are: other instances load them too, and none is ever taken away. */
    int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from calendar_year")
                .mapTo(Integer.class)
                .one());
    }

    /** The newest, or what holds without a notice. */
    public LoadedYear current(int year) {
        return find(year, ":value", true).orElseGet(() -> LoadedYear.none(CalendarYear.provisional(year)));
    }

    LoadedYear version(int year, int version) {
        return find(year, "version = :value", version)
                .orElseThrow(() -> RuleViolation.notFound("日历版本", year + "." + version));
    }

    /** What was counted on at a moment. */
    LoadedYear at(int year, OffsetDateTime moment) {
        return find(year, "loaded_at <= :value", moment)
                .orElseGet(() -> LoadedYear.none(CalendarYear.provisional(year)));
    }

    List<LoadedYear> versions(int year) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from calendar_year where year = :year order by version desc")
                        .bind("year", year)
                        .map(CalendarYears::year)
                        .list());
    }

    private Optional<LoadedYear> find(int year, String condition, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from calendar_year where year = :year and "
                        + condition + " order by version desc limit 1")
                .bind("year", year)
                .bind("value", value)
                .map(CalendarYears::year)
                .findOne());
    }

    public void lock() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", LOADING));
    }

    public void add(LoadedYear year) {
        insert(year, "");
    }

    private void insert(LoadedYear year, String conflict) {
        jdbi.useHandle(handle -> insert(handle, year, conflict));
    }

    private static void insert(Handle handle, LoadedYear year, String conflict) {
        handle.createUpdate(
                        """
                        insert into calendar_year (year, version, source, notice_number, noticed_on, rest_days,
                          work_days, sha256, loaded_at, loaded_by)
                        values (:year, :version, :source, :noticeNumber, :noticedOn, cast(:rest as date[]),
                          cast(:work as date[]), :sha256, :loadedAt,
                          :loadedBy)
                        """
                                + conflict)
                .bindMethods(year)
                .bindArray("rest", String.class, text(year.restDays()))
                .bindArray("work", String.class, text(year.workDays()))
                .execute();
    }

    private static List<String> text(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toList();
    }

    private static LoadedYear year(ResultSet row, StatementContext ignored) throws SQLException {
        return new LoadedYear(
                row.getInt("year"),
                row.getInt("version"),
                row.getString("source"),
                row.getString("notice_number"),
                row.getObject("noticed_on", LocalDate.class),
                days(row, "rest_days"),
                days(row, "work_days"),
                row.getObject("loaded_at", OffsetDateTime.class),
                row.getString("loaded_by"));
    }

    private static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        return Arrays.stream((java.sql.Date[]) row.getArray(column).getArray())
                .map(java.sql.Date::toLocalDate)
                .toList();
    }
}
