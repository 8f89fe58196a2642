package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dudao.plan.access.WholeView;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What plans say, remembered: whether it is still that tells each answer about the plan. */
@Singleton
class Contents {

    /**
     * All that was recorded and approved, also by an instance whose clock goes ahead: what is remembered holds until a
     * change, and none would come to tell of it.
     */
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
              union all
              select 'SAID_BY', null, cast(changed_by as text), null, 0, 0, null from plan_change where plan_id = :plan
            )
            select * from content order by place, position, id"""
                    .formatted(CountedSql.AIMS.formatted("", "", ""), CountedSql.EXCLUDED)
                    .replace(":asOf", "'infinity'");

    private final Recent<UUID, PlanContent> contents = new Recent<>(64);
    private final Jdbi jdbi;
    private final WholeView whole;
    private final ObjectReader targets;

    Contents(Jdbi jdbi, WholeView whole, ObjectMapper json) {
        this.jdbi = jdbi;
        this.whole = whole;
        this.targets = json.readerFor(Target.class);
    }

    /** As it was when it was last read. */
    PlanContent of(UUID planId) {
        PlanContent remembered = contents.get(planId);
        return remembered == null ? anew(planId) : remembered;
    }

    /** As it is now. */
    PlanContent anew(UUID planId) {
        PlanContent read = whole.of(() -> read(planId));
        contents.put(planId, read);
        return read;
    }

    private PlanContent read(UUID planId) {
        Rows rows = new Rows();
        jdbi.useHandle(handle -> handle.createQuery(CONTENT)
                .bind("plan", planId)
                .map((row, context) -> rows.add(row))
                .list());
        return rows.content();
    }

    private final class Rows {

        private final Map<Integer, String> headings = new HashMap<>();
        private final Map<UUID, PlanContent.Aim> aims = new LinkedHashMap<>();
        private final List<PlanContent.Excluded> excluded = new ArrayList<>();
        private String saidBy;

        boolean add(ResultSet row) throws SQLException {
            switch (row.getString("kind")) {
                case "TARGET" -> aims.put(row.getObject("id", UUID.class), aim(row));
                case "EXCLUDED" ->
                    excluded.add(new PlanContent.Excluded(
                            row.getObject("id", UUID.class), row.getObject("item_id", UUID.class)));
                case "HEADING" -> headings.put(row.getInt("place"), row.getString("target"));
                default -> saidBy = row.getString("target");
            }
            return true;
        }

        private PlanContent.Aim aim(ResultSet row) throws SQLException {
            return new PlanContent.Aim(
                    row.getObject("item_id", UUID.class), target(row.getString("target")), row.getBigDecimal("latest"));
        }

        PlanContent content() {
            return new PlanContent(saidBy, headings, aims, excluded);
        }
    }

    /** Of the form in which {@link CountedSql#AIMS} gives them. */
    Target target(String written) {
        try {
            return targets.readValue(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
