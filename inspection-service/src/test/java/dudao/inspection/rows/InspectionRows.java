package dudao.inspection.rows;

import dudao.commons.testing.RowSecurity;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Inspections, what they found, and what is done about it. */
public final class InspectionRows {

    private InspectionRows() {}

    static void fill(Handle handle, UUID office, UUID county, UUID school, UUID inspector) {
        UUID inspection = inspection(handle, office, school, "ANNOUNCED");
        UUID finding = finding(handle, inspection, school, "RECTIFYING");
        UUID rectification = UUID.randomUUID();
        handle.execute(
                "insert into inspection_recusal values (?, ?, false, null, 'eso', now())", inspection, inspector);
        handle.execute(
                "insert into inspection_member values (?, 0, ?, '督学', 'inspector', true)", inspection, inspector);
        handle.execute(
                """
                insert into rectification (id, version, finding_id, inspection_id, organization_id, state,
                  plan_required, due_on, original_due_on, ordered_by, ordered_at)
                values (?, 0, ?, ?, ?, 'IN_PROGRESS', false, current_date, current_date, 'eso', now())""",
                rectification,
                finding,
                inspection,
                school);
        LetterRows.fill(handle, inspection, finding, inspector);
        LetterRows.indicators(handle, inspection, county);
        handle.execute(
                "insert into rectification_milestone_report values (?, 0, 0, '已清点', 'head', null, now())",
                rectification);
        handle.execute("insert into rectification_milestone values (?, 0, '清理', current_date)", rectification);
        handle.execute(
                """
                insert into rectification_verification (rectification_id, round, method, verifier, started_at)
                values (?, 1, 'ON_SITE', 'inspector', now())""",
                rectification);
        handle.execute(
                """
                insert into follow_up (id, version, rectification_id, finding_id, inspection_id, organization_id, cause,
                  due_on, reason, state, ordered_by, ordered_at)
                values (?, 0, ?, ?, ?, ?, 'ORDERED', current_date, '抽查', 'CONFIRMED', 'eso', now())""",
                UUID.randomUUID(),
                rectification,
                finding,
                inspection,
                school);
        hazard(handle, finding, inspection, school);
        handle.execute(
                """
                insert into referral (id, version, finding_id, inspection_id, office_id, kind, organization_id, reason,
                  text, documents, state, sent_by, sent_at, confirm_by, basis)
                values (?, 0, ?, ?, ?, 'HAND_OVER', ?, '无权', '材料', '{}', 'SENT', 'eso', now(), current_date, '规定')""",
                UUID.randomUUID(),
                finding,
                inspection,
                county,
                school);
        handle.execute(
                "insert into rectification_task (task_id, finding_id, version, state) values (?, ?, 0, 'ASSIGNED')",
                UUID.randomUUID(),
                finding);
        handle.execute("insert into followed_task values (?, ?, 1)", UUID.randomUUID(), rectification);
        handle.execute(
                "insert into inspection_exception values (?, '{VISITS_CLASH}', '紧急', 'leader', null, now())",
                inspection);
        handle.execute(
                """
                insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                  organization_id) values (?, ?, 'inspection.events.v1', 'test', ?, 0, now(), '{}', ?)""",
                RowSecurity.beforeTheFeed(),
                UUID.randomUUID(),
                inspection,
                school);
    }

    private static void hazard(Handle handle, UUID finding, UUID inspection, UUID school) {
        UUID alarm = UUID.randomUUID();
        handle.execute(
                """
                insert into hazard_alarm (id, version, finding_id, inspection_id, organization_id, state, raised_at,
                  minutes, rule_id, rule_version, jurisdiction, citation, basis)
                values (?, 0, ?, ?, ?, 'RAISED', now(), 15, 'x', '2012', 'CN', '第十五条', '依据')""",
                alarm,
                finding,
                inspection,
                school);
        handle.execute(
                """
                insert into hazard_step (alarm_id, position, level, addressee, organization_id, due_at)
                values (?, 0, 0, 'UNIT', ?, now())""",
                alarm,
                school);
        handle.execute("insert into hazard_report values (?, 0, 'FIRST', '首报', 'head', null, now())", alarm);
    }

    public static UUID inspection(Handle handle, UUID office, UUID school, String mode) {
        UUID id = UUID.randomUUID();
        handle.execute(
                """
                insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,
                  visit_to, state, planned_by, planned_at)
                values (?, 0, 'REGULAR', ?, '校园安全', '{}', ?, ?, current_date, current_date, 'PLANNED', 'eso', now())""",
                id,
                mode,
                school,
                office);
        return id;
    }

    public static UUID finding(Handle handle, UUID inspection, UUID school, String state) {
        UUID id = UUID.randomUUID();
        handle.execute(
                """
                insert into finding (id, version, inspection_id, organization_id, wording, clause, indicator, evidence,
                  severity, rectification_kind, state, found_by, found_at)
                values (?, 0, ?, ?, '堆放杂物', '第二十八条', '消防', '{}', 'MAJOR', 'TIME_LIMITED', ?, 'lead', now())""",
                id,
                inspection,
                school,
                state);
        return id;
    }
}
