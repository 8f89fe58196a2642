package dudao.plan.itemstate;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.City;
import java.time.Instant;
import java.util.UUID;

/** What is heard of the tasks of an item, counted and written as the consumer does. */
record TasksHeard(City city, String plan, String item) {

    private static final Instant START = Instant.now();

    void hear(UUID task, long version, String state, UUID measure) {
        String heard =
                """
                [{"task_id": "%s", "version": %d, "state": "%s", "measure_id": "%s", "organization_id": "%s",
                  "plan_id": "%s", "item_id": "%s", "at": "%8$s", "assigned_at": "%8$s", "due_at": "%8$s",
                  "original_due_at": "%8$s"}]"""
                        .formatted(task, version, state, measure, city.school, City.idOf(plan), City.idOf(item), START);
        RealParts.owner().useHandle(handle -> handle.createQuery("select count_turns(cast(? as jsonb))")
                .bind(0, heard)
                .mapTo(String.class)
                .one());
        Rows.sql(
                "insert into task_state select * from jsonb_populate_recordset(cast(null as task_state), cast(? as jsonb))"
                        + " on conflict do nothing",
                heard);
        Rows.sql(
                "update task_state s set until = (select min(at) from task_state l where l.task_id = s.task_id"
                        + " and l.version > s.version) where task_id = ?",
                task);
    }
}
