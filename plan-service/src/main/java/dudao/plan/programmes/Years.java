package dudao.plan.programmes;

import dudao.plan.access.PlanAccess;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The items of a programme over the years, and what their targets add up to. */
@Singleton
class Years {

    private static final String ITEMS =
            """
            select p.id plan_id, p.year, p.title plan, i.id item_id, i.number, i.title, i.state
            from plan_item i join plan p on p.id = i.plan_id join organization issuer on issuer.id = p.issuer_id
            where i.programme_id = :id and %s and %s
            order by p.year, p.id, i.position"""
                    .formatted(PlanAccess.READABLE, PlanAccess.ITEM_READABLE);

    /** Of {@code target t}, its {@code plan_item i} and {@code plan p}: what was confirmed of it till now. */
    private static final String ACHIEVED =
            """
            (select sum(r.quantity) from report_value r join task_state s on s.task_id = r.task_id
             where r.target_id = t.id and s.until is null and s.state in ('COMPLETED', 'CLOSED', 'ARCHIVED') and %s)"""
                    .formatted(PlanAccess.TASK_READABLE);

    /**
     * Only what adds up: numbers and money, wholes without their parts, of the issuer's own plans: those of the ones
     * below it promise shares of the same.
     */
    private static final String FIGURES =
            """
            select position, year, sum(promised) planned, sum(achieved) achieved from (
              select wanted.position, p.year, %s achieved,
                case when i.state not in ('CANCELLED', 'CARRIED_OVER') then t.quantity end promised
              from programme g join programme_target wanted on wanted.programme_id = g.id
              join plan_item i on i.programme_id = g.id
              join plan p on p.id = i.plan_id join organization issuer on issuer.id = p.issuer_id
              join target t on t.item_id = i.id and t.unit = wanted.unit and t.part_of is null
                and t.kind in ('QUANTITY', 'MONEY')
                and (t.object is not distinct from wanted.object or wanted.object = any(t.objects))
              where g.id = :id and p.status in ('ISSUED', 'CLOSED', 'ARCHIVED') and not p.voided
                and (p.issuer_id = g.issuer_id or g.issuer_id = any(p.co_issuer_ids)) and %s and %s) figure
            group by position, year order by position, year"""
                    .formatted(ACHIEVED, PlanAccess.READABLE, PlanAccess.ITEM_READABLE);

    private static final RowMapper<ProgrammeProgress.Item> ITEM = ConstructorMapper.of(ProgrammeProgress.Item.class);

    private record Figure(int position, ProgrammeProgress.Year year) {}

    private final Jdbi jdbi;

    Years(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    ProgrammeProgress of(Programme programme, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> {
            List<Figure> figures = handle.createQuery(FIGURES)
                    .bindMap(reader)
                    .bind("id", programme.id())
                    .map((row, context) -> read(row))
                    .list();
            List<ProgrammeProgress.Item> items = handle.createQuery(ITEMS)
                    .bindMap(reader)
                    .bind("id", programme.id())
                    .map(ITEM)
                    .list();
            return new ProgrammeProgress(programme, cumulative(programme.targets(), figures), items);
        });
    }

    private static List<ProgrammeProgress.Cumulative> cumulative(List<ProgrammeTarget> targets, List<Figure> figures) {
        List<ProgrammeProgress.Cumulative> all = new ArrayList<>();
        for (ProgrammeTarget target : targets) {
            int position = all.size();
            List<ProgrammeProgress.Year> years = figures.stream()
                    .filter(figure -> figure.position() == position)
                    .map(Figure::year)
                    .toList();
            all.add(new ProgrammeProgress.Cumulative(
                    target.text(),
                    target.quantity(),
                    target.unit(),
                    target.object(),
                    sum(years.stream().map(ProgrammeProgress.Year::planned).toList()),
                    sum(years.stream().map(ProgrammeProgress.Year::achieved).toList()),
                    years));
        }
        return all;
    }

    /** Null when there is nothing to add up. */
    private static BigDecimal sum(List<BigDecimal> figures) {
        return figures.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static Figure read(ResultSet row) throws SQLException {
        return new Figure(
                row.getInt("position"),
                new ProgrammeProgress.Year(
                        row.getInt("year"),
                        Programmes.plain(row.getBigDecimal("planned")),
                        Programmes.plain(row.getBigDecimal("achieved"))));
    }
}
