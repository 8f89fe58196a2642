package dudao.plan.assessing;

import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.itemstate.ItemState;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The list for the year's end; its statements do not grow with the plan. */
@Singleton
class YearEndReader {

    private static final String ROWS =
            """
            select i.id, i.number, i.title, i.state, i.nature = 'CONTINUING' continuing,
              a.computed, a.outcome, a.period, a.reason, a.at, t.details ->> 'toPlanId' to_plan, t.details ->> 'toYear' to_year
            from plan_item i join plan p on p.id = i.plan_id
            left join lateral (select * from assessment a where a.item_id = i.id order by a.at desc, a.id desc limit 1) a on true
            left join item_transition t on i.state = 'CARRIED_OVER' and t.item_id = i.id and t.to_state = 'CARRIED_OVER'
            where i.plan_id = :plan and %s order by i.position"""
                    .formatted(PlanAccess.ITEM_READABLE);

    private final Jdbi jdbi;
    private final FigureReader figures;
    private final Clock clock;

    YearEndReader(Jdbi jdbi, FigureReader figures, Clock clock) {
        this.jdbi = jdbi;
        this.figures = figures;
        this.clock = clock;
    }

    YearEnd of(UUID planId, Map<String, Object> reader) {
        List<YearEnd.Row> rows = jdbi.withHandle(handle -> handle.createQuery(ROWS)
                .bindMap(reader)
                .bind("plan", planId)
                .map((row, context) -> row(row))
                .list());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> open = rows.stream()
                .filter(row -> !row.state().isTerminal())
                .map(YearEnd.Row::itemId)
                .toList();
        Map<UUID, Figures> reached = open.isEmpty() ? Map.of() : figures.of(open, now);
        return YearEnd.of(
                planId,
                rows.stream()
                        .map(row -> computed(row, reached.get(row.itemId()), now))
                        .toList());
    }

    private static YearEnd.Row computed(YearEnd.Row row, Figures reached, Instant now) {
        if (reached == null || row.assessed() != null) {
            return row;
        }
        Outcome outcome = Computed.of(reached, row.continuing() ? Clocks.lastDayOf(now) : null)
                .outcome();
        return new YearEnd.Row(
                row.itemId(),
                row.number(),
                row.title(),
                row.state(),
                row.continuing(),
                outcome,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    private static YearEnd.Row row(ResultSet row) throws SQLException {
        ItemState state = ItemState.valueOf(row.getString("state"));
        boolean continuing = row.getBoolean("continuing");
        String judged = row.getString("outcome");
        boolean holds = judged != null && (continuing && !isGone(state) || AssessmentReader.isJudged(state));
        Outcome computed = holds ? Outcome.valueOf(row.getString("computed")) : null;
        Outcome assessed = holds ? Outcome.valueOf(judged) : null;
        String toPlan = row.getString("to_plan");
        String toYear = row.getString("to_year");
        return new YearEnd.Row(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                state,
                continuing,
                computed,
                assessed,
                holds ? row.getString("period") : null,
                assessed != computed,
                holds ? row.getString("reason") : null,
                holds
                        ? row.getObject("at", OffsetDateTime.class)
                                .atZoneSameInstant(Clocks.SHANGHAI)
                                .toOffsetDateTime()
                        : null,
                toPlan == null ? null : UUID.fromString(toPlan),
                toYear == null ? null : Integer.valueOf(toYear));
    }

    private static boolean isGone(ItemState state) {
        return state == ItemState.CANCELLED || state == ItemState.CARRIED_OVER;
    }
}
