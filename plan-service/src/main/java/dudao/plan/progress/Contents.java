package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dudao.plan.access.WholeView;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What plans say, for as long as nobody changes it, which the database is asked each time. */
@Singleton
class Contents {

    private static final int MOST = 64;

    /** Less than the hour for which changes are noted. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String CONTENT =
            """
            with issuer as (
              select year from plan where id = :plan
            ), item as (
              select id, position, true whole from plan_item where plan_id = :plan
            ), %s %s content as (
              select 'TARGET' kind, item_id, target, latest, place, position, id from aim
              union all
              select 'HEADING', null, heading, null, ordinal, 0, null from plan_section where plan_id = :plan
              union all
              select 'EXCLUDED', organization_id, null, null, 0, 0, target_id from excluded
            )
            select * from content order by place, position, id"""
                    .formatted(CountedSql.AIMS.formatted("", "", ""), CountedSql.EXCLUDED);

    private record Kept(PlanContent content, String snapshot, Instant until) {}

    private final Map<UUID, Kept> contents = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
            return size() > MOST;
        }
    };

    private final Jdbi jdbi;
    private final Changes changes;
    private final WholeView whole;
    private final ObjectReader targets;
    private final Clock clock;

    Contents(Jdbi jdbi, Changes changes, WholeView whole, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.changes = changes;
        this.whole = whole;
        this.targets = json.readerFor(Target.class);
        this.clock = clock;
    }

    PlanContent of(UUID planId) {
        Instant now = clock.instant();
        Kept kept = get(planId);
        boolean fresh = kept != null && now.isBefore(kept.until());
        Changes.Seen seen = changes.ofContentSince(fresh ? kept.snapshot() : null, planId);
        if (fresh && !seen.changed()) {
            return kept.content();
        }
        PlanContent read = whole.of(() -> read(planId, now));
        put(planId, new Kept(read, seen.snapshot(), now.plus(LONGEST)));
        return read;
    }

    private PlanContent read(UUID planId, Instant now) {
        Map<Integer, String> headings = new HashMap<>();
        List<PlanContent.Aim> aims = new ArrayList<>();
        List<PlanContent.Excluded> excluded = new ArrayList<>();
        jdbi.useHandle(handle -> handle.createQuery(CONTENT)
                .bind("plan", planId)
                .bind("asOf", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> switch (row.getString("kind")) {
                    case "TARGET" -> aims.add(aim(row));
                    case "EXCLUDED" -> excluded.add(excluded(row));
                    default -> headings.put(row.getInt("place"), row.getString("target"));
                })
                .list());
        return new PlanContent(headings, aims, excluded);
    }

    private static PlanContent.Excluded excluded(ResultSet row) throws SQLException {
        return new PlanContent.Excluded(row.getObject("id", UUID.class), row.getObject("item_id", UUID.class));
    }

    private PlanContent.Aim aim(ResultSet row) throws SQLException {
        return new PlanContent.Aim(
                row.getObject("item_id", UUID.class), target(row.getString("target")), row.getBigDecimal("latest"));
    }

    /** Of the form in which {@link CountedSql#AIMS} gives them. */
    Target target(String written) {
        try {
            return targets.readValue(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Kept get(UUID planId) {
        return contents.get(planId);
    }

    private synchronized void put(UUID planId, Kept kept) {
        contents.put(planId, kept);
    }
}
