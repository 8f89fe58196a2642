package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What recurs by the year: evaluations, checks, rounds, recognitions. */
public final class ProgrammeRows {

    private ProgrammeRows() {}

    static void fill(Handle handle, UUID county, UUID school) {
        evaluation(handle, county);
        programmes(handle, county, school);
        government(handle, county, county);
    }

    /** A county's row in a round of its own office, so that it counts as every other table does. */
    public static UUID evaluation(Handle handle, UUID county) {
        UUID round = UUID.randomUUID();
        UUID evaluation = UUID.randomUUID();
        handle.execute(
                """
                insert into evaluation_round (id, office_id, year, title, indicator_tree_id, self_check_due_on, grades,
                  opened_by, opened_at)
                select ?, ?, coalesce(max(year), 2000) + 1, '履职评价', (select id from indicator_tree where organization_id = ?
                  limit 1), current_date, '[]', 'eso', now() from evaluation_round where office_id = ?""",
                round,
                county,
                county,
                county);
        handle.execute(
                """
                insert into county_evaluation (id, version, round_id, organization_id, office_id, state)
                values (?, 0, ?, ?, ?, 'OPEN')""",
                evaluation,
                round,
                county,
                county);
        handle.execute("insert into county_evaluation_act values (?, 0, 'open', null, 'eso', null, now())", evaluation);
        handle.execute(
                "insert into evaluation_score values (?, 'A1', 'SELF', 4, '台账', 'county', null, now())", evaluation);
        handle.execute("insert into county_evaluation_result values (?, 0, 80, 100, '良好')", evaluation);
        return evaluation;
    }

    private static void programmes(Handle handle, UUID county, UUID school) {
        UUID check = UUID.randomUUID();
        UUID round = UUID.randomUUID();
        UUID file = UUID.randomUUID();
        UUID threshold = UUID.randomUUID();
        handle.execute(
                """
                insert into annual_check (id, version, organization_id, office_id, year, depth, report_due_on, state)
                select ?, 0, ?, ?, 1 + count(*), 'DESK', current_date, 'OPEN' from annual_check where organization_id = ?""",
                check,
                school,
                county,
                school);
        handle.execute("insert into annual_check_act values (?, 0, 'open', null, 'eso', null, now())", check);
        handle.execute("insert into annual_check_result values (?, 0, 'FAIL')", check);
        handle.execute(
                """
                insert into points_scheme (id, organization_id, valid_from, opening, bounds, basis, set_by, set_at)
                select ?, ?, cast('2026-01-01' as date) + cast(count(*) as int), 100, '[]', '办法', 'eso', now()
                from points_scheme where organization_id = ?""",
                UUID.randomUUID(),
                county,
                county);
        UUID entry = pointsEntry(handle, county, school, true);
        handle.execute(
                "insert into counted_clause select id, cast(? as text), ? from finding where organization_id = ? limit 1",
                entry,
                entry,
                school);
        handle.execute(
                """
                insert into inspection_round (id, version, office_id, kind, title, matters, first_day, last_day, size, state)
                values (?, 0, ?, 'PATROL', '巡查', '{}', current_date, current_date, 1, 'OPEN')""",
                round,
                county);
        handle.execute(
                "insert into inspection_round_unit (round_id, position, organization_id) values (?, 0, ?)",
                round,
                school);
        handle.execute("insert into inspection_round_act values (?, 0, 'open', null, 'eso', null, now())", round);
        handle.execute(
                """
                insert into recognition_file (id, version, programme, organization_id, office_id, title, first_year,
                  last_year, state) values (?, 0, 'UNIVERSAL_PRESCHOOL', ?, ?, '创建', 2026, 2027, 'LOST')""",
                file,
                county,
                county);
        handle.execute(
                "insert into recognition_criterion values (?, 0, 'K1', '入园率', null, 'AT_LEAST', 85, '方案')", file);
        handle.execute(
                "insert into recognition_value values (?, 0, 'K1', 2026, 86, '统计', 'county', null, now())", file);
        handle.execute("insert into recognition_act values (?, 0, 'open', null, 'eso', null, now())", file);
        handle.execute("insert into recognition_application values (?, 0, '[]', 'x', now())", file);
        handle.execute(
                "insert into recognition_ruling values (?, 0, 'recognise', '省', '1号', current_date, now())", file);
        handle.execute(
                """
                insert into result_export (id, organization_id, year, use, number, content, sha256, csv_sha256, rows,
                  exported_by, exported_at)
                select ?, ?, 2026, 'FUNDS', 1 + count(*), '[]', 'x', 'x', 0, 'eso', now() from result_export
                where organization_id = ?""",
                UUID.randomUUID(),
                county,
                county);
        handle.execute(
                """
                insert into common_problem_threshold (id, organization_id, valid_from, fewest_units, least_share_percent,
                  basis, set_by, set_at)
                select ?, ?, cast('2026-01-01' as date) + cast(count(*) as int), 2, 1, '规程', 'eso', now()
                from common_problem_threshold where organization_id = ?""",
                threshold,
                county,
                county);
        handle.execute(
                """
                insert into common_problem (id, version, office_id, indicator, clause, period_from, period_to, findings,
                  units, inspected_units, units_before, inspected_units_before, finding_ids, threshold_id, plan_year, title,
                  proposal, state, raised_by, raised_at) values (?, 0, ?, '消防', '一', current_date, current_date, 2, 2, 2, 0,
                  0, '{}', ?, 2027, '整治', '整治', 'WITHDRAWN', 'eso', now())""",
                UUID.randomUUID(),
                county,
                threshold);
    }

    public static UUID government(Handle handle, UUID office, UUID unit) {
        UUID id = UUID.randomUUID();
        handle.execute(
                """
                insert into government_inspection (id, version, kind, title, matters, organization_id, office_id,
                  mandate_kind, mandate_document, mandated_by, mandated_on, mandated_until, state)
                values (?, 0, 'SPECIAL', '督查', '{}', ?, ?, 'DECISION', '决定', '市政府', current_date, current_date,
                  'CONCLUDED')""",
                id,
                unit,
                office);
        handle.execute(
                "insert into government_inspection_act values (?, 0, 'mandate', null, 'supervisor', null, now())", id);
        handle.execute("insert into government_inspection_member values (?, 0, null, '张三', 'lead', true, null)", id);
        handle.execute(
                """
                insert into government_inspection_deadline values (?, 'GOVERNMENT_REVIEW', 'CN.x', '2012', 'CN', '第十七条',
                  'CONCLUSION_RECEIVED', current_date, 30, 'CALENDAR_DAY', current_date, 'CN-2026', false, '依据')""",
                id);
        return id;
    }

    /** @param confirmed null where nobody has decided yet */
    public static UUID pointsEntry(Handle handle, UUID office, UUID school, Boolean confirmed) {
        UUID entry = UUID.randomUUID();
        handle.execute(
                """
                insert into points_entry (id, organization_id, office_id, points, cause, basis, occurred_on, entered_by,
                  entered_at) values (?, ?, ?, -1, '收费', '办法', current_date, 'eso', now())""",
                entry,
                school,
                office);
        if (confirmed != null) {
            handle.execute(
                    "insert into points_decision values (?, ?, null, 'verifier', null, now())", entry, confirmed);
        }
        return entry;
    }
}
