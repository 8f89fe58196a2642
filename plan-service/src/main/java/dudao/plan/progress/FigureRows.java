package dudao.plan.progress;

import dudao.plan.progress.PlanContent.Aim;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of one answer, by what they tell of. */
final class FigureRows {

    private final List<Figures.Item> items = new ArrayList<>();
    private final Map<UUID, Tally> tallies = new HashMap<>();
    private final Map<UUID, List<Figures.Reached>> reached = new HashMap<>();
    private final List<Figures.Moved> moved = new ArrayList<>();
    private final List<Figures.OfMeasure> measures = new ArrayList<>();
    private final PlanContent content;
    private final Contents contents;
    private Figures.Seen seen;
    private boolean whole;

    /** @param content null where the rows tell also what the plan says */
    FigureRows(PlanContent content, Contents contents) {
        this.content = content;
        this.contents = contents;
    }

    boolean add(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "SEEN" -> seen(row);
            case "ITEM" -> items.add(item(row));
            case "TARGET" -> reached(row);
            case "MEASURE" -> measures.add(ofMeasure(row));
            default -> counted(id(row), row.getString("name"));
        };
    }

    private boolean counted(UUID item, String several) {
        Tally tally = tallies.computeIfAbsent(item, id -> new Tally());
        for (String each : several.split(",")) {
            String[] said = each.split(" ");
            int number = Integer.parseInt(said[1]);
            if (said[0].equals("MOVED")) {
                moved.add(new Figures.Moved(item, said[2], said[3], number));
            } else {
                tally.add(said[0], said.length > 2 ? said[2] : null, said.length > 3 ? said[3] : null, number);
            }
        }
        return true;
    }

    private boolean seen(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        seen = new Figures.Seen(
                row.getString("name"),
                row.getString("other"),
                row.getLong("number") == 0 ? names(row.getArray("names")) : null,
                until == null ? null : until.toInstant());
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

    private boolean reached(ResultSet row) throws SQLException {
        Aim aim = aim(row);
        List<Figures.Reached> ofItem = reached.computeIfAbsent(aim.itemId(), id -> new ArrayList<>());
        return ofItem.add(new Figures.Reached(
                aim.itemId(),
                aim.target(),
                row.getBigDecimal("achieved"),
                row.getBigDecimal("reported"),
                aim.measureId() == null ? null : new Figures.Units(row.getInt("done"), row.getInt("in_scope")),
                new Figures.Units(row.getInt("spared_done"), row.getInt("spared_in_scope")),
                aim.latest(),
                row.getInt("number"),
                names(row.getArray("names"))));
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

    /** Each task with the light its state has by itself. */
    Figures unlit() {
        return new Figures(seen, whole, items, tallies, reached, measures);
    }

    /** As of the moment that was asked about. */
    Figures lit() {
        return moved.isEmpty() ? unlit() : unlit().at(moved, seen.until());
    }
}
