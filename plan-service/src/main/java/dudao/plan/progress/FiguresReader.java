package dudao.plan.progress;

import dudao.commons.time.Lights;
import dudao.plan.progress.PlanContent.Aim;
import dudao.plan.progress.PlanContent.Excluded;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Objects;
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
    private final KnownFigures known;

    FiguresReader(Jdbi jdbi, Lights lights, Contents contents, KnownFigures known) {
        this.jdbi = jdbi;
        this.lights = lights;
        this.contents = contents;
        this.known = known;
    }

    Figures read(Question question) {
        return question.past() ? readWithContent(question, CountedSql.past(question)) : ofNow(question);
    }

    private Figures ofNow(Question question) {
        return known.at(question).orElseGet(() -> {
            FigureRows rows = present(question);
            known.keep(question, rows.unlit());
            return rows.lit();
        });
    }

    /** For a judgement. */
    Figures readAll(Question question) {
        return readWithContent(question, CountedSql.judged(question));
    }

    private Figures readWithContent(Question question, String sql) {
        FigureRows rows = new FigureRows(null, contents);
        jdbi.useHandle(handle -> {
            handle.execute(SETTINGS);
            asked(handle, question, sql).map((row, context) -> rows.add(row)).list();
        });
        return rows.lit();
    }

    /** Once, unless somebody has changed what the plan says since that was read. */
    private FigureRows present(Question question) {
        PlanContent content = contents.of(question.planId());
        FigureRows rows = present(question, content);
        while (!Objects.equals(rows.unlit().seen().saidBy(), content.saidBy())) {
            content = contents.anew(question.planId());
            rows = present(question, content);
        }
        return rows;
    }

    private FigureRows present(Question question, PlanContent content) {
        Collection<Aim> aims = content.aimsOf(question.itemId());
        FigureRows rows = new FigureRows(content, contents);
        jdbi.useHandle(handle -> asked(handle, question, CountedSql.present(question))
                .bind("targets", array(aims, Aim::id))
                .bind("targetItems", array(aims, Aim::itemId))
                .bind("targetMeasures", array(aims, Aim::measureId))
                .bind("targetsOfUnits", array(aims, Aim::ofUnits))
                .bind("excludedTargets", array(content.excluded(), Excluded::targetId))
                .bind("excludedUnits", array(content.excluded(), Excluded::organizationId))
                .map((row, context) -> rows.add(row))
                .list());
        return rows;
    }

    /** As text, which the driver sends as it is. */
    private static <T> String array(Collection<T> of, Function<T, Object> value) {
        StringBuilder array = new StringBuilder("{");
        for (T each : of) {
            array.append(array.length() == 1 ? "" : ",").append(value.apply(each));
        }
        return array.append('}').toString();
    }

    private Query asked(Handle handle, Question question, String sql) {
        return handle.createQuery(sql)
                .bindMap(question.reader())
                .bindMap(lights.boundaries(question.asOf()))
                .bind("plan", question.planId())
                .bind("item", question.itemId())
                .bind("few", question.itemId() == null ? FEW : null);
    }
}
