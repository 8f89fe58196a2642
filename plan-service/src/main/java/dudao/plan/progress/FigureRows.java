package dudao.plan.progress;

import dudao.plan.progress.PlanContent.Aim;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of one answer, by what they tell of. */
final class FigureRows {

    private final List<Figures.Item> items = new ArrayList<>();
    private final List<Figures.Count> counts = new ArrayList<>();
    private final List<Figures.Reached> reached = new ArrayList<>();
    private final List<Figures.OfMeasure> measures = new ArrayList<>();
    private final Contents contents;
    private final Map<UUID, Aim> known;
    private final Map<Integer, String> headings;
    private Instant until;
    private boolean whole;

    /** @param content null where the rows tell also what the plan says */
    FigureRows(PlanContent content, Contents contents) {
        this.contents = contents;
        this.known = content == null ? Map.of() : content.byId();
        this.headings = content == null ? null : content.headings();
    }

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
        Integer section = row.getObject("number") == null ? null : row.getInt("number");
        return new Figures.Item(
                id(row),
                row.getString("name"),
                row.getString("title"),
                section,
                headings == null ? row.getString("heading") : headings.get(section),
                row.getString("state"));
    }

    private Figures.Reached reached(ResultSet row) throws SQLException {
        Aim aim = aim(row);
        Integer[] units = units(row);
        return new Figures.Reached(
                id(row),
                aim.target(),
                row.getBigDecimal("achieved"),
                row.getBigDecimal("reported"),
                aim.measureId() == null ? null : new Figures.Units(units[0], units[1]),
                new Figures.Units(units[2], units[3]),
                aim.latest(),
                row.getInt("number"),
                List.of((String[]) row.getArray("objects").getArray()));
    }

    private Aim aim(ResultSet row) throws SQLException {
        String target = row.getString("target");
        BigDecimal latest = row.getBigDecimal("latest");
        return target == null
                ? known.get(UUID.fromString(row.getString("name")))
                : new Aim(id(row), contents.target(target), latest);
    }

    private static Figures.OfMeasure ofMeasure(ResultSet row) throws SQLException {
        Integer[] tasks = units(row);
        UUID measure = UUID.fromString(row.getString("name"));
        return new Figures.OfMeasure(id(row), measure, new Figures.Units(tasks[1], tasks[0]), tasks[2], tasks[3]);
    }

    private static Integer[] units(ResultSet row) throws SQLException {
        return (Integer[]) row.getArray("units").getArray();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("item_id", UUID.class);
    }

    Figures figures() {
        return new Figures(until, whole, items, counts, reached, measures);
    }
}
