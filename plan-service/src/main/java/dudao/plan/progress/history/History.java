package dudao.plan.progress.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes histories by version, and first what they change in the counters of the present. Rows travel as one JSON
 * parameter, so a batch is one statement.
 */
@Singleton
class History {

    private final Jdbi jdbi;
    private final ObjectMapper json;

    History(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void addTasks(List<TaskEvents.StateRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            run(handle, "select count_turns(cast(:rows as jsonb))", rows);
            run(
                    handle,
                    """
                    insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                      submitted_at, organization_id, county_id, plan_id, item_id, measure_id)
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (task_id uuid, version bigint,
                      at timestamptz, state text, assigned_at timestamptz, due_at timestamptz,
                      original_due_at timestamptz, submitted_at timestamptz, organization_id uuid, county_id uuid,
                      plan_id uuid, item_id uuid, measure_id uuid)
                    on conflict do nothing""",
                    rows);
            end(
                    handle,
                    "task",
                    rows.stream().map(TaskEvents.StateRow::taskId).distinct().toList());
        });
    }

    void addValues(List<TaskEvents.ValueRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> run(
                handle,
                """
                with said as (
                  insert into report_value (report_id, ordinal, task_id, target_id, at, quantity, objects)
                  select report_id, ordinal, task_id, target_id, at, quantity,
                    array(select jsonb_array_elements_text(objects))
                  from jsonb_to_recordset(cast(:rows as jsonb)) as r (report_id uuid, ordinal int, task_id uuid,
                    target_id uuid, at timestamptz, quantity numeric, objects jsonb)
                  on conflict do nothing returning *)
                select count_values(array(
                  select cast(row(1, s.plan_id, part, said.target_id, task_confirmed(s.state), said.quantity,
                                  said.objects) as value_change)
                  from said join task_state s on s.task_id = said.task_id and s.until is null
                  join organization o on o.id = s.organization_id
                  cross join lateral parts_of(s.plan_id, o.id, o.county_id, o.path) part))""",
                rows));
    }

    void addFindings(List<FindingEvents.StateRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            run(
                    handle,
                    """
                    insert into finding_state (finding_id, version, at, state, plan_id, item_id, organization_id,
                      classification, handling_office_id)
                    select r.finding_id, r.version, r.at, r.state, coalesce(r.plan_id, i.plan_id), r.item_id,
                      r.organization_id, r.classification, r.handling_office_id
                    from jsonb_to_recordset(cast(:rows as jsonb)) as r (finding_id uuid, version bigint, at timestamptz,
                      state text, plan_id uuid, item_id uuid, organization_id uuid, classification text,
                      handling_office_id uuid)
                    left join plan_item i on i.id = r.item_id
                    on conflict do nothing""",
                    rows);
            List<UUID> findings = rows.stream()
                    .map(FindingEvents.StateRow::findingId)
                    .distinct()
                    .toList();
            end(handle, "finding", findings);
            classify(handle, findings);
        });
    }

    private void run(Handle handle, String sql, List<?> rows) {
        handle.createUpdate(sql).bind("rows", write(rows)).execute();
    }

    /**
     * A version ends where a later one begins. The earliest of all later ones, so that two versions never hold at once
     * even if the clocks of two senders differ.
     */
    private static void end(Handle handle, String of, List<UUID> ids) {
        handle.createUpdate(
                        """
                        update %1$s_state s set until = n.next
                        from (select %1$s_id, version, min(at) over (partition by %1$s_id order by version
                                rows between 1 following and unbounded following) next
                              from %1$s_state where %1$s_id = any(:ids)) n
                        where s.%1$s_id = n.%1$s_id and s.version = n.version and s.until is distinct from n.next"""
                                .formatted(of))
                .bindArray("ids", UUID.class, ids)
                .execute();
    }

    /** What is restricted now is so for every moment: nobody counts it by asking about last month. */
    private static void classify(Handle handle, List<UUID> findings) {
        handle.createUpdate(
                        """
                        update finding_state s set classification = n.classification,
                          handling_office_id = n.handling_office_id
                        from (select distinct on (finding_id) finding_id, classification, handling_office_id
                              from finding_state where finding_id = any(:ids) order by finding_id, version desc) n
                        where s.finding_id = n.finding_id
                          and (s.classification, s.handling_office_id)
                            is distinct from (n.classification, n.handling_office_id)""")
                .bindArray("ids", UUID.class, findings)
                .execute();
    }

    private String write(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
