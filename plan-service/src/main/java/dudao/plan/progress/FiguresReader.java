package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dudao.commons.time.Lights;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the answer to one question in one statement.
 */
@Singleton
class FiguresReader {

    /** On the plan the first names of each target; an item lists them all. */
    static final int FEW = 5;

    private final Jdbi jdbi;
    private final Lights lights;
    private final ObjectReader targets;

    FiguresReader(Jdbi jdbi, Lights lights, ObjectMapper json) {
        this.jdbi = jdbi;
        this.lights = lights;
        this.targets = json.readerFor(Target.class);
    }

    Figures read(Question question) {
        return read(question, question.past() ? CountedSql.past(question) : CountedSql.present(question));
    }

    Figures read(Question question, String sql) {
        Rows rows = new Rows();
        jdbi.useHandle(handle -> {
            // With every table's policy in it, planning takes longer than the answer.
            handle.execute("set local plan_cache_mode = force_generic_plan");
            handle.createQuery(sql)
                    .bindMap(question.reader())
                    .bindMap(lights.boundaries(question.asOf()))
                    .bind("plan", question.planId())
                    .bind("item", question.itemId())
                    .bind("few", question.itemId() == null ? FEW : null)
                    .map((row, context) -> rows.add(row))
                    .list();
        });
        return rows.figures();
    }

    private final class Rows {

        private final List<Figures.Item> items = new ArrayList<>();
        private final List<Figures.Count> counts = new ArrayList<>();
        private final List<Figures.Reached> reached = new ArrayList<>();
        private final List<Figures.OfMeasure> measures = new ArrayList<>();
        private Instant until;
        private boolean whole;

        boolean add(ResultSet row) throws SQLException {
            String kind = row.getString("kind");
            return switch (kind) {
                case "ITEM" -> items.add(item(row));
                case "TARGET" -> reached.add(reached(row));
                case "MEASURE" -> measures.add(ofMeasure(row));
                case "NEXT" -> next(row.getString("name"));
                default ->
                    counts.add(new Figures.Count(
                            Figures.Kind.valueOf(kind), id(row), row.getString("name"), row.getInt("number")));
            };
        }

        private boolean next(String moment) {
            until = moment == null ? null : Instant.EPOCH.plus(Long.parseLong(moment), ChronoUnit.MICROS);
            return true;
        }

        private Figures.Item item(ResultSet row) throws SQLException {
            whole = row.getBoolean("covered");
            return new Figures.Item(
                    id(row),
                    row.getString("name"),
                    row.getString("title"),
                    row.getObject("number") == null ? null : row.getInt("number"),
                    row.getString("heading"),
                    row.getString("state"));
        }

        private Figures.Reached reached(ResultSet row) throws SQLException {
            Target target = target(row.getString("target"));
            Integer[] units = units(row);
            return new Figures.Reached(
                    id(row),
                    target,
                    row.getBigDecimal("achieved"),
                    row.getBigDecimal("reported"),
                    target.measureId() == null ? null : new Figures.Units(units[0], units[1]),
                    new Figures.Units(units[2], units[3]),
                    row.getBigDecimal("latest"),
                    row.getInt("number"),
                    names(row.getArray("objects")));
        }

        private Figures.OfMeasure ofMeasure(ResultSet row) throws SQLException {
            Integer[] tasks = units(row);
            UUID measure = UUID.fromString(row.getString("name"));
            return new Figures.OfMeasure(id(row), measure, new Figures.Units(tasks[1], tasks[0]), tasks[2], tasks[3]);
        }

        private Figures figures() {
            return new Figures(until, whole, items, counts, reached, measures);
        }
    }

    private static Integer[] units(ResultSet row) throws SQLException {
        return (Integer[]) row.getArray("units").getArray();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("item_id", UUID.class);
    }

    private static List<String> names(Array names) throws SQLException {
        return List.of((String[]) names.getArray());
    }

    private Target target(String written) {
        try {
            return targets.readValue(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
