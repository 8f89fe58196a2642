package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Cases of 问责. */
public final class CaseRows {

    private CaseRows() {}

    public static UUID accountability(Handle handle, UUID county, UUID school) {
        UUID held = UUID.randomUUID();
        handle.execute(
                """
                insert into accountability_case (id, version, object_kind, organization_id, office_id, ground, source,
                  wording, state, proposed_at, catalogue)
                values (?, 0, 'SCHOOL', ?, ?, 'NOT_RECTIFIED', 'PERSON', '逾期', 'CANDIDATE', now(), '2021')""",
                held,
                school,
                county);
        handle.execute(
                "insert into accountability_step values (?, 0, 'propose', '逾期', null, null, 'eso', null, now())", held);
        handle.execute(
                """
                insert into accountability_deadline values (?, 'ACCOUNTABILITY_REVIEW', 'CN.x', '2012', 'CN', '条文待核',
                  'DECISION_RECEIVED', current_date, 30, 'CALENDAR_DAY', current_date, 'CN-2026', false, '依据', false,
                  now(), null)""",
                held);
        handle.execute(
                """
                insert into accountability_appeal (id, version, case_id, kind, state, grounds, late, requested_by,
                  requested_at) values (?, 0, ?, 'REVIEW', 'REQUESTED', '不服', false, 'head', now())""",
                UUID.randomUUID(),
                held);
        return held;
    }
}
