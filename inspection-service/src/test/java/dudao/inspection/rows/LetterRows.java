package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The letter of an inspection, what leads to it and what comes of it. */
final class LetterRows {

    private LetterRows() {}

    static void fill(Handle handle, UUID inspection, UUID finding, UUID inspector) {
        handle.execute(
                """
                insert into inspection_deadline values (?, 'DEFENCE', 'CN.defence', '2012', 'CN', '第二十条',
                  'PRELIMINARY_RECEIVED', current_date, null, null, current_date, 'CN-2026', false, '依据', now())""",
                inspection);
        handle.execute("insert into inspection_deadline_met values (?, 'DEFENCE', now())", inspection);
        handle.execute(
                """
                insert into inspection_record (id, version, inspection_id, kind, method, text, evidence, recorded_by,
                  recorded_at) values (?, 0, ?, 'ON_SITE', '听课', '有序', '{}', 'inspector', now())""",
                UUID.randomUUID(),
                inspection);
        handle.execute(
                """
                insert into opinion (inspection_id, version, minutes, present, deliberated_by, deliberated_at)
                values (?, 0, '评议', '{}', 'inspector', now())""",
                inspection);
        handle.execute(
                """
                insert into opinion_defence (inspection_id, position, point, evidence, submitted_by, submitted_at)
                values (?, 0, '不符', '{}', 'head', now())""",
                inspection);
        handle.execute("insert into opinion_demand values (?, ?, '清理', current_date)", inspection, finding);
        handle.execute(
                "insert into opinion_amendment values (?, 0, 'EVALUATION', null, '合格', '基本合格', now())", inspection);
        handle.execute(
                "insert into opinion_consent values (?, 1, ?, true, null, 'inspector', null, now())",
                inspection,
                inspector);
        handle.execute(
                """
                insert into remedy (id, version, inspection_id, kind, addressee, state, grounds, late, requested_by,
                  requested_at) values (?, 0, ?, 'REVIEW', 'HIGHER_AGENCY', 'REQUESTED', '不符', false, 'head', now())""",
                UUID.randomUUID(),
                inspection);
        handle.execute(
                """
                insert into inspection_report (inspection_id, version, state, text, formed_by, formed_at)
                values (?, 0, 'FORMED', '报告', 'eso', now())""",
                inspection);
        handle.execute(
                """
                insert into publication (inspection_id, version, state, text, redacted, drafted_by, drafted_at)
                values (?, 0, 'DRAFT', '公布稿', '无', 'eso', now())""",
                inspection);
        handle.execute(
                """
                insert into publication_objection (inspection_id, position, channel, text, received_by, received_at)
                values (?, 0, '来信', '不符', 'eso', now())""",
                inspection);
        handle.execute(
                """
                insert into inspection_archive (inspection_id, name, content, sha256, archived_by, archived_at)
                values (?, 'inspection.json', '{}', 'x', 'eso', now())""",
                inspection);
    }

    static void indicators(Handle handle, UUID inspection, UUID county) {
        UUID tree = UUID.randomUUID();
        handle.execute(
                """
                insert into indicator_tree (id, version, organization_id, name, revision, valid_from, created_by,
                  created_at) values (?, 0, ?, ?, 1, current_date, 'eso', now())""",
                tree,
                county,
                tree.toString());
        handle.execute("insert into indicator values (?, 0, 'A1', null, '安全', 5)", tree);
        handle.execute(
                "insert into indicator_score values (?, 'A1', 'SELF', 4, '台账', 'head', null, now())", inspection);
    }
}
