package dudao.inspection.draws;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an inspection asks about the draw it came of. */
@Singleton
public class DrawnUnits {

    private final Draws draws;

    DrawnUnits(Draws draws) {
        this.draws = draws;
    }

    /** The whole draw, as it is archived with a visit that came of it. */
    public Object record(UUID draw) {
        return DrawView.of(draws.findById(draw), draws.recusals(draw));
    }

    /** A visit that names a draw goes to a unit it has drawn. */
    public void mustHaveDrawn(UUID draw, UUID unit) {
        if (!draws.get(draw).hasDrawn(unit)) {
            throw RuleViolation.of("NOT_DRAWN", "抽取结果中没有该单位").at("/drawId", "没有抽中该单位");
        }
    }

    /** And its team is of those drawn for it: whoever cannot go is recused in the draw, which names the next. */
    public void mustHaveDrawn(UUID draw, UUID unit, List<UUID> inspectors) {
        Draw drawn = draws.get(draw);
        List<Drawing.Barred> recused = draws.recusals(draw).stream()
                .map(DrawView.RecusedInspector::barred)
                .toList();
        Set<UUID> team = new Drawing(drawn.seed, drawn.contribution)
                .results(FrozenList.parse(drawn.list), recused).stream()
                        .filter(each -> each.unit().id().equals(unit))
                        .flatMap(each -> each.team().stream())
                        .map(FrozenList.Inspector::id)
                        .collect(Collectors.toSet());
        for (int n = 0; n < inspectors.size(); n++) {
            if (!team.contains(inspectors.get(n))) {
                throw RuleViolation.of("NOT_DRAWN", "抽取结果中该单位的督导组没有这名督学")
                        .at("/inspectorIds/" + n, "没有抽中;需要更换的,在抽取中申明回避");
            }
        }
    }
}
