package dudao.task.organizations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Dates as PostgreSQL reads them out of an array of texts. */
public final class Days {

    private Days() {}

    public static <T> List<String> of(Collection<T> rows, Function<T, LocalDate> day) {
        return rows.stream()
                .map(day)
                .map(date -> date == null ? null : date.toString())
                .toList();
    }
}
