package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is planned, drawn and counted on beforehand. */
final class PlanningRows {

    private PlanningRows() {}

    static void fill(Handle handle, UUID county, UUID school, UUID inspector) {
        UUID plan = UUID.randomUUID();
        handle.execute(
                """
                insert into yearly_plan (id, version, office_id, year, title, state, clash_days, drafted_by, drafted_at)
                values (?, 0, ?, 2026, '年度计划', 'DRAFT', 14, 'eso', now())""",
                plan,
                county);
        handle.execute(
                "insert into yearly_plan_entry values (?, 0, ?, 'REGULAR', '常规', ?, current_date, current_date)",
                plan,
                UUID.randomUUID(),
                county);
        handle.execute(
                """
                insert into school_term (id, organization_id, name, first_day, last_day, set_by, set_at)
                values (?, ?, '学期', '2026-09-01', '2027-01-20', 'eso', now())""",
                UUID.randomUUID(),
                county);
        handle.execute(
                "insert into filing_key values (?, ?, 'p', 'k', 'AES', ''::bytea, now(), false)",
                UUID.randomUUID(),
                county);
        handle.execute(
                """
                insert into obligation_target (id, organization_id, object_kind, kinds, times, basis, set_by, set_at)
                values (?, ?, 'SCHOOL', '{REGULAR}', 4, '目标', 'eso', now())""",
                UUID.randomUUID(),
                county);
        UUID draw = UUID.randomUUID();
        handle.execute(
                """
                insert into draw (id, version, number, title, office_id, state, algorithm, seed, commitment, committed_by,
                  committed_at) values (?, 0, ?, '抽查', ?, 'COMMITTED', 'dudao-draw-1', 's', 'c', 'eso', now())""",
                draw,
                draw.toString(),
                county);
        handle.execute(
                "insert into draw_recusal values (?, ?, ?, 'KINSHIP', '亲属', 'eso', null, now())",
                draw,
                school,
                inspector);
        handle.execute(
                """
                insert into follow_up_draw (id, version, office_id, state, algorithm, seed, commitment, list, list_hash,
                  due_on, reason, committed_by, committed_at)
                values (?, 0, ?, 'COMMITTED', 'dudao-follow-up-1', 's', 'c', 'l', 'h', current_date, '抽查', 'eso', now())""",
                UUID.randomUUID(),
                county);
        UUID item = UUID.randomUUID();
        UUID issued = UUID.randomUUID();
        handle.execute(
                "insert into plan_item (item_id, plan_id, plan_version, number, title, issuer_id)"
                        + " values (?, ?, 1, '1', '校园安全', ?)",
                item,
                issued,
                county);
        handle.execute("insert into plan_status values (?, 2, 'CLOSED')", issued);
        handle.execute("insert into plan_item_end values (?, 'CANCELLED')", item);
    }
}
