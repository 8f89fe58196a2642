package dudao.plan.progress;

import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Figures of the present, remembered but for the lights: these alone are others at another moment, so whoever asks of
 * another day is answered without counting all again. The statement that counts the lights tells whether the rest still
 * is what it was.
 */
@Singleton
class KnownFigures {

    /** @param calendar decides about what came in late */
    private record Asked(UUID planId, UUID itemId, Map<String, Object> reader, List<Object> calendar) {}

    private final Recent<Asked, Figures> known = new Recent<>(16);
    private final Jdbi jdbi;
    private final Lights lights;

    KnownFigures(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /** Nothing unless they are known and still hold. */
    Optional<Figures> at(Question question) {
        Map<String, Object> boundaries = lights.boundaries(question.asOf());
        Figures figures = known.get(asked(question, boundaries));
        if (figures == null) {
            return Optional.empty();
        }
        Lit lit = new Lit();
        jdbi.useHandle(handle -> handle.createQuery(CountedSql.lights(question))
                .bindMap(boundaries)
                .bind("plan", question.planId())
                .bind("item", question.itemId())
                .bind("version", figures.seen().version())
                .bind("parts", "{" + String.join(",", figures.seen().parts()) + "}")
                .map((row, context) -> lit.add(row))
                .list());
        return lit.version.equals(figures.seen().version())
                ? Optional.of(figures.at(lit.moved, lit.until))
                : Optional.empty();
    }

    /** @param unlit of the parts that were added up; what is counted task by task is not remembered */
    void keep(Question question, Figures unlit) {
        if (unlit.seen().parts() != null) {
            known.put(asked(question, lights.boundaries(question.asOf())), unlit);
        }
    }

    private static Asked asked(Question question, Map<String, Object> boundaries) {
        List<Object> calendar = List.of(boundaries.get("restDays"), boundaries.get("workDays"));
        return new Asked(question.planId(), question.itemId(), question.comparableReader(), calendar);
    }

    private static final class Lit {

        private final List<Figures.Moved> moved = new ArrayList<>();
        private String version;
        private Instant until;

        boolean add(ResultSet row) throws SQLException {
            if (row.getString("kind").equals("MOVED")) {
                return moved.add(new Figures.Moved(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("other"),
                        row.getInt("number")));
            }
            version = row.getString("name");
            OffsetDateTime next = row.getObject("until", OffsetDateTime.class);
            until = next == null ? null : next.toInstant();
            return true;
        }
    }
}
