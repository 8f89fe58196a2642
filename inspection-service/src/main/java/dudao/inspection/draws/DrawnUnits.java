package dudao.inspection.draws;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What an inspection asks about the draw it came of. */
@Singleton
public class DrawnUnits {

    private final Draws draws;

    DrawnUnits(Draws draws) {
        this.draws = draws;
    }

    /** A visit that names a draw goes to a unit it has drawn. */
    public void mustHaveDrawn(UUID draw, UUID unit) {
        if (!draws.get(draw).hasDrawn(unit)) {
            throw RuleViolation.of("NOT_DRAWN", "抽取结果中没有该单位").at("/drawId", "没有抽中该单位");
        }
    }
}
