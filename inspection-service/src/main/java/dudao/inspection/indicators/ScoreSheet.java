package dudao.inspection.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The three columns beside each other, leaf by leaf, with their sums. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreSheet(
        @Schema(description = "absent of an evaluation") UUID inspectionId,
        UUID indicatorTreeId,
        List<Line> lines,
        @Schema(description = "of all points") BigDecimal points,
        @Schema(description = "of the column as far as it is written") BigDecimal self,
        BigDecimal verified,
        BigDecimal fixed) {

    @Schema(name = "ScoreLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String code,
            String title,
            BigDecimal points,
            Given self,
            Given verified,
            @Schema(description = "as the office fixed it") Given fixed,
            @Schema(description = "verified less self, where both are there") BigDecimal difference) {}

    @Schema(name = "ScoreGiven")
    public record Given(BigDecimal points, String basis) {}

    /** @param whole whether the reader does the inspection's work, or the letter is out */
    static ScoreSheet of(UUID inspection, IndicatorTree tree, List<Scores.Row> rows, boolean whole) {
        List<Line> lines = tree.leaves().map(leaf -> line(leaf, rows, whole)).toList();
        return new ScoreSheet(
                inspection,
                tree.id,
                lines,
                tree.leaves().map(Indicator::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                sum(lines.stream().map(Line::self).toList()),
                whole ? sum(lines.stream().map(Line::verified).toList()) : null,
                whole ? sum(lines.stream().map(Line::fixed).toList()) : null);
    }

    private static Line line(Indicator leaf, List<Scores.Row> rows, boolean whole) {
        Given self = given(leaf, rows, Side.SELF);
        Given verified = whole ? given(leaf, rows, Side.VERIFIED) : null;
        Given fixed = whole ? given(leaf, rows, Side.FINAL) : null;
        BigDecimal difference =
                self == null || verified == null ? null : verified.points().subtract(self.points());
        return new Line(leaf.code(), leaf.title(), leaf.points(), self, verified, fixed, difference);
    }

    private static Given given(Indicator leaf, List<Scores.Row> rows, Side side) {
        return rows.stream()
                .filter(row -> row.code().equals(leaf.code()) && row.side().equals(side.name()))
                .map(row -> new Given(row.points(), row.basis()))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal sum(List<Given> column) {
        return column.stream().filter(each -> each != null).map(Given::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
