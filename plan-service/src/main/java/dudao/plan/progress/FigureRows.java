package dudao.plan.progress;

import dudao.plan.progress.PlanContent.Aim;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of one answer, by what they tell of. */
final class FigureRows {

    private final List<Figures.Item> items = new ArrayList<>();
    private final List<Figures.Count> counts = new ArrayList<>();
    private final List<Figures.Reached> reached = new ArrayList<>();
    private final List<Figures.OfMeasure> measures = new ArrayList<>();
    private final PlanContent content;
    private final Contents contents;
    private String saidBy;
    private boolean whole;

    /** @param content null where the rows tell also what the plan says */
    FigureRows(PlanContent content, Contents contents) {
        this.content = content;
        this.contents = contents;
    }

    boolean add(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "SAID_BY" -> said(row.getString("name"));
            case "ITEM" -> items.add(item(row));
            case "TARGET" -> reached.add(reached(row));
            case "MEASURE" -> measures.add(ofMeasure(row));
            default -> counted(id(row), row.getString("name"));
        };
    }

    private boolean counted(UUID item, String several) {
        for (String each : several.split(",")) {
            String[] said = each.split(" ");
            counts.addAll(Figures.Count.of(
                    said[0],
                    item,
                    said.length > 2 ? said[2] : null,
                    said.length > 3 ? said[3] : null,
                    Integer.parseInt(said[1])));
        }
        return true;
    }

    private boolean said(String by) {
        saidBy = by;
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
                content == null ? row.getString("heading") : content.headings().get(section),
                row.getString("other"));
    }

    private Figures.Reached reached(ResultSet row) throws SQLException {
        Aim aim = aim(row);
        return new Figures.Reached(
                aim.itemId(),
                aim.target(),
                row.getBigDecimal("achieved"),
                row.getBigDecimal("reported"),
                aim.measureId() == null ? null : new Figures.Units(row.getInt("done"), row.getInt("in_scope")),
                new Figures.Units(row.getInt("spared_done"), row.getInt("spared_in_scope")),
                aim.latest(),
                row.getInt("number"),
                names(row.getArray("names")));
    }

    private Aim aim(ResultSet row) throws SQLException {
        if (content != null) {
            return content.aims().get(id(row));
        }
        BigDecimal latest = row.getBigDecimal("latest");
        return new Aim(UUID.fromString(row.getString("name")), contents.target(row.getString("target")), latest);
    }

    private static List<String> names(Array names) throws SQLException {
        return names == null ? List.of() : List.of((String[]) names.getArray());
    }

    private static Figures.OfMeasure ofMeasure(ResultSet row) throws SQLException {
        return new Figures.OfMeasure(
                id(row),
                UUID.fromString(row.getString("name")),
                new Figures.Units(row.getInt("done"), row.getInt("in_scope")),
                row.getInt("late"),
                row.getInt("cancelled"));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    Figures figures() {
        return new Figures(saidBy, whole, items, counts, reached, measures);
    }
}
