package dudao.inspection.draws;

import dudao.inspection.draws.DrawView.RecusedInspector;
import dudao.inspection.requests.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is needed to draw again. */
@Schema(name = "PublicDraw")
record PublicDraw(
        String number,
        String title,
        String algorithm,
        String commitment,
        OffsetDateTime committedAt,
        String list,
        String listHash,
        OffsetDateTime frozenAt,
        String seed,
        String contribution,
        List<String> witnesses,
        OffsetDateTime revealedAt,
        List<DrawView.DrawnUnit> units,
        List<RecusedInspector> recusals,
        OffsetDateTime publishedAt) {

    static PublicDraw of(ResultSet row, List<RecusedInspector> recusals) throws SQLException {
        String seed = row.getString("seed");
        String contribution = row.getString("contribution");
        String list = row.getString("list");
        return new PublicDraw(
                row.getString("number"),
                row.getString("title"),
                row.getString("algorithm"),
                row.getString("commitment"),
                moment(row, "committed_at"),
                list,
                row.getString("list_hash"),
                moment(row, "frozen_at"),
                seed,
                contribution,
                List.of((String[]) row.getArray("witnesses").getArray()),
                moment(row, "revealed_at"),
                DrawView.units(seed, contribution, list, recusals),
                recusals,
                moment(row, "published_at"));
    }

    private static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return Days.shown(row.getObject(column, OffsetDateTime.class));
    }
}
