package dudao.commons.time;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The calendar as shipped: one file per year's notice of the State Council (国务院办公厅关于部分节假日安排的通知). */
@ApplicationScoped
public class Calendars {

    private static final int FIRST_YEAR = 2024;
    private static final int LAST_YEAR = 2026;

    @Produces
    @Singleton
    WorkingCalendar shipped(ObjectMapper json) {
        return load(json);
    }

    public static WorkingCalendar load(ObjectMapper json) {
        return new WorkingCalendar(shippedYears(json));
    }

    public static List<CalendarYear> shippedYears(ObjectMapper json) {
        List<CalendarYear> years = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            years.add(read(json, "/calendar/CN-" + year + ".json"));
        }
        return years;
    }

    private static CalendarYear read(ObjectMapper json, String resource) {
        try (InputStream file = Calendars.class.getResourceAsStream(resource)) {
            return json.readValue(file, CalendarYear.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Calendar data is unreadable: " + resource, e);
        }
    }
}
