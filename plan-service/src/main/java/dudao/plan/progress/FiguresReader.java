package dudao.plan.progress;

import dudao.commons.time.Lights;
import dudao.plan.progress.PlanContent.Aim;
import dudao.plan.progress.PlanContent.Excluded;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads the answer to one question in one statement. */
@Singleton
class FiguresReader {

    /** On the plan the first names of each target; an item lists them all. */
    static final int FEW = 5;

    /** With every table's policy in it, planning takes longer than the answer; and what is counted lies in memory. */
    private static final String SETTINGS =
            """
            select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('random_page_cost', '1.1', true)""";

    private final Jdbi jdbi;
    private final Lights lights;
    private final Contents contents;

    FiguresReader(Jdbi jdbi, Lights lights, Contents contents) {
        this.jdbi = jdbi;
        this.lights = lights;
        this.contents = contents;
    }

    Figures read(Question question) {
        return question.past()
                ? read(question, CountedSql.past(question), query -> query, null)
                : present(question, contents.of(question.planId()));
    }

    /** For a judgement. */
    Figures readAll(Question question) {
        return read(question, CountedSql.judged(question), query -> query, null);
    }

    private Figures present(Question question, PlanContent content) {
        List<Aim> aims = content.aimsOf(question.itemId());
        return read(
                question,
                CountedSql.present(question),
                query -> query.bind("targets", array(aims, Aim::id))
                        .bind("targetItems", array(aims, Aim::itemId))
                        .bind("targetMeasures", array(aims, Aim::measureId))
                        .bind("targetsOfUnits", array(aims, Aim::ofUnits))
                        .bind("excludedTargets", array(content.excluded(), Excluded::targetId))
                        .bind("excludedUnits", array(content.excluded(), Excluded::organizationId)),
                content);
    }

    /** As text, which the driver sends as it is. */
    private static <T> String array(List<T> of, Function<T, Object> value) {
        StringBuilder array = new StringBuilder("{");
        for (T each : of) {
            array.append(array.length() == 1 ? "" : ",").append(value.apply(each));
        }
        return array.append('}').toString();
    }

    private Figures read(Question question, String sql, Function<Query, Query> further, PlanContent content) {
        FigureRows rows = new FigureRows(content, contents);
        jdbi.useHandle(handle -> further.apply(asked(handle, question, sql))
                .map((row, context) -> rows.add(row))
                .list());
        return rows.figures();
    }

    private Query asked(Handle handle, Question question, String sql) {
        handle.execute(SETTINGS);
        return handle.createQuery(sql)
                .bindMap(question.reader())
                .bindMap(lights.boundaries(question.asOf()))
                .bind("plan", question.planId())
                .bind("item", question.itemId())
                .bind("few", question.itemId() == null ? FEW : null);
    }
}
