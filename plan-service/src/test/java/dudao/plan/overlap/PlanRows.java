package dudao.plan.overlap;

import dudao.commons.testing.RealParts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Plans put into the database as rows, where there are too many to write them over the API. */
final class PlanRows {

    record Measure(
            UUID id,
            UUID plan,
            UUID item,
            int itemPosition,
            int position,
            String wording,
            String audience,
            LocalDate dueOn,
            String object,
            String unit) {}

    final List<Measure> measures = new ArrayList<>();
    private final List<Object[]> plans = new ArrayList<>();
    private final List<Object[]> items = new ArrayList<>();

    UUID plan(UUID issuer, String kind, int year, String status) {
        UUID id = UUID.randomUUID();
        plans.add(new Object[] {id, issuer, year, kind, "2026年" + kind, status});
        return id;
    }

    UUID item(UUID plan, int position) {
        UUID id = UUID.randomUUID();
        items.add(new Object[] {id, plan, position, Integer.toString(position + 1)});
        return id;
    }

    /** @param object of a target of its own; null for none */
    void measure(
            UUID plan,
            UUID item,
            int itemPosition,
            int position,
            String wording,
            String audience,
            LocalDate dueOn,
            String object) {
        measures.add(new Measure(
                UUID.randomUUID(), plan, item, itemPosition, position, wording, audience, dueOn, object, "个"));
    }

    void write() {
        RealParts.owner().useTransaction(this::write);
    }

    private void write(Handle handle) {
        batch(
                handle,
                """
                insert into plan (id, version, issuer_id, year, kind, title, status, voided, drafted_by,
                  drafted_by_name, revision, created_at, updated_at, issued_on)
                values (?, 1, ?, ?, ?, ?, ?, false, 'x', 'x', 1, now(), now(), '2026-01-05')""",
                plans);
        batch(
                handle,
                """
                insert into plan_item (id, plan_id, version, state, position, number, title, body, deadlines,
                  frequencies) values (?, ?, 0, 'ISSUED', ?, ?, '条目', '', '[]', '[]')""",
                items);
        batch(
                handle,
                """
                insert into measure (id, item_id, plan_id, version, position, wording, commitment, audience, due_on)
                values (?, ?, ?, 0, ?, ?, 'MUST', cast(? as jsonb), ?)""",
                measures.stream()
                        .map(each -> new Object[] {
                            each.id, each.item, each.plan, each.position, each.wording, each.audience, each.dueOn
                        })
                        .toList());
        batch(
                handle,
                """
                insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, object, comparator)
                values (gen_random_uuid(), ?, ?, ?, 0, ?, 5, ?, ?, '=')""",
                measures.stream()
                        .filter(each -> each.object != null)
                        .map(each -> new Object[] {
                            each.item, each.id, each.plan, "建成" + each.object + "5个", each.unit, each.object
                        })
                        .toList());
        handle.execute("analyze plan, plan_item, measure, target, organization");
    }

    private static void batch(Handle handle, String statement, List<Object[]> rows) {
        PreparedBatch batch = handle.prepareBatch(statement);
        rows.forEach(row -> batch.add(row));
        if (!rows.isEmpty()) {
            batch.execute();
        }
    }
}
