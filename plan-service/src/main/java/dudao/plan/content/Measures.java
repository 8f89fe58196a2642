package dudao.plan.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import dudao.plan.audience.Audience;
import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The measures of plans, by plain SQL: they have no rule of their own beyond what the plan's lock and status decide,
 * and the usual acts read or fill all of a plan at once.
 */
@Singleton
class Measures {

    private static final String SELECT =
            "select m.*, " + Targets.JSON.formatted("t.measure_id = m.id") + " targets from measure m ";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Targets targets;

    Measures(Jdbi jdbi, ObjectMapper json, Targets targets) {
        this.jdbi = jdbi;
        this.json = json;
        this.targets = targets;
    }

    Measure get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("举措", id)));
    }

    List<Measure> ofItems(Handle handle, List<UUID> items) {
        return handle.createQuery(SELECT + "where m.item_id = any(:items) order by m.item_id, m.position")
                .bindArray("items", UUID.class, items)
                .map((row, context) -> read(row))
                .list();
    }

    /** At the end of its item. */
    UUID add(UUID planId, UUID itemId, MeasureChange change) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> {
            int position = handle.createQuery(
                            "select coalesce(max(position) + 1, 0) from measure where item_id = :item")
                    .bind("item", itemId)
                    .mapTo(Integer.class)
                    .one();
            add(handle, List.of(measure(id, itemId, planId, position, null, change)));
        });
        replaceTargets(id, change);
        return id;
    }

    /** In one round trip, whatever their number. */
    void add(Handle handle, List<Measure> measures) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into measure (id, item_id, plan_id, version, position, wording, span_start, span_end, commitment,
                  lead_organization_id, assisting_organization_ids, audience, due_on, cadence, acceptance_standard,
                  priority)
                values (:id, :itemId, :planId, 0, :position, :wording, :spanStart, :spanEnd, :commitment,
                  :lead, :assisting, cast(:audience as jsonb), :dueOn, :cadence, :acceptanceStandard, :priority)""");
        for (Measure measure : measures) {
            fill(batch, measure)
                    .bind("itemId", measure.itemId())
                    .bind("planId", measure.planId())
                    .bind("position", measure.position())
                    .bind(
                            "spanStart",
                            measure.span() == null ? null : measure.span().start())
                    .bind(
                            "spanEnd",
                            measure.span() == null ? null : measure.span().end());
            batch.add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void change(Measure old, MeasureChange change) {
        Measure changed = measure(old.id(), old.itemId(), old.planId(), old.position(), old.span(), change);
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate(
                    """
                    update measure set version = version + 1, wording = :wording, commitment = :commitment,
                      lead_organization_id = :lead, assisting_organization_ids = :assisting,
                      audience = cast(:audience as jsonb), due_on = :dueOn, cadence = :cadence,
                      acceptance_standard = :acceptanceStandard, priority = :priority
                    where id = :id""");
            fill(update, changed).execute();
        });
        replaceTargets(old.id(), change);
    }

    void delete(UUID id) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from target where measure_id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("delete from measure where id = :id")
                    .bind("id", id)
                    .execute();
        });
    }

    /** @return how many measures got something */
    int fillUnset(UUID planId, MeasureDefaults defaults) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with filled as (
                          update measure set version = version + 1,
                            lead_organization_id = coalesce(lead_organization_id, cast(:lead as uuid)),
                            audience = coalesce(audience, cast(:audience as jsonb)),
                            due_on = coalesce(due_on, cast(:dueOn as date)),
                            acceptance_standard = coalesce(acceptance_standard, cast(:standard as text)),
                            priority = coalesce(priority, cast(:priority as text)),
                            assisting_organization_ids = case when assisting_organization_ids = '{}' then :assisting
                              else assisting_organization_ids end
                          where plan_id = :plan and (:everywhere or item_id = any(:items))
                            and (lead_organization_id is null and cast(:lead as uuid) is not null
                              or audience is null and cast(:audience as jsonb) is not null
                              or due_on is null and cast(:dueOn as date) is not null
                              or acceptance_standard is null and cast(:standard as text) is not null
                              or priority is null and cast(:priority as text) is not null
                              or assisting_organization_ids = '{}' and cardinality(:assisting) > 0)
                          returning item_id),
                        raised as (
                          update plan_item set version = version + 1 where id in (select item_id from filled))
                        select count(*) from filled""")
                .bind("plan", planId)
                .bind("lead", defaults.leadOrganizationId())
                .bind("audience", write(defaults.audience()))
                .bind("dueOn", defaults.dueOn())
                .bind("standard", defaults.acceptanceStandard())
                .bind("priority", defaults.priority())
                .bindArray("assisting", UUID.class, defaults.assistingOrganizationIds())
                .bind("everywhere", defaults.itemIds() == null)
                .bindArray("items", UUID.class, defaults.itemIds() == null ? List.of() : defaults.itemIds())
                .mapTo(Integer.class)
                .one());
    }

    private void replaceTargets(UUID measureId, MeasureChange change) {
        if (change.targets() != null) {
            Measure measure = get(measureId);
            targets.replaceOfMeasure(measure.planId(), measure.itemId(), measureId, change.targets());
        }
    }

    private static Measure measure(UUID id, UUID itemId, UUID planId, int position, Span span, MeasureChange change) {
        return new Measure(
                id,
                itemId,
                planId,
                0,
                position,
                change.wording(),
                span,
                change.commitment(),
                List.of(),
                change.leadOrganizationId(),
                change.assistingOrganizationIds(),
                change.audience(),
                change.dueOn(),
                change.cadence(),
                change.acceptanceStandard(),
                change.priority());
    }

    private <S extends SqlStatement<S>> S fill(S statement, Measure measure) {
        return statement
                .bind("id", measure.id())
                .bind("wording", measure.wording())
                .bind("commitment", measure.commitment())
                .bind("lead", measure.leadOrganizationId())
                .bindArray("assisting", UUID.class, measure.assistingOrganizationIds())
                .bind("audience", write(measure.audience()))
                .bind("dueOn", measure.dueOn())
                .bind("cadence", measure.cadence())
                .bind("acceptanceStandard", measure.acceptanceStandard())
                .bind("priority", measure.priority());
    }

    private Measure read(ResultSet row) throws SQLException {
        try {
            String audience = row.getString("audience");
            return new Measure(
                    row.getObject("id", UUID.class),
                    row.getObject("item_id", UUID.class),
                    row.getObject("plan_id", UUID.class),
                    row.getLong("version"),
                    row.getInt("position"),
                    row.getString("wording"),
                    Items.span(row),
                    Commitment.valueOf(row.getString("commitment")),
                    json.readValue(row.getString("targets"), new TypeReference<List<Target>>() {}),
                    row.getObject("lead_organization_id", UUID.class),
                    List.of((UUID[]) row.getArray("assisting_organization_ids").getArray()),
                    audience == null ? null : json.readValue(audience, Audience.class),
                    row.getObject("due_on", LocalDate.class),
                    row.getString("cadence"),
                    row.getString("acceptance_standard"),
                    row.getString("priority"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Audience audience) {
        try {
            return audience == null ? null : json.writeValueAsString(audience);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
