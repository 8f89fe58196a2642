package dudao.inspection.matrix;

import dudao.commons.testing.Rows;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import java.util.UUID;

/** Visits, what they found and what became of it, each at its end so that no command changes it. */
public final class VisitObjects {

    private final Places places;
    private final Ids ids;

    public VisitObjects(Places places) {
        this.places = places;
        this.ids = new Ids(places);
    }

    /** One of each kind. */
    public void at(Position position) {
        inspector("inspector", position);
        inspection("inspection", position, "ANNOUNCED", "CANCELLED");
        inspection("unannounced", position, "UNANNOUNCED", "PLANNED");
        inspection("team", position, "ANNOUNCED", "CANCELLED");
        inspection("opinion", position, "ANNOUNCED", "CLOSED");
        opinion(position);
        indicators(position);
        report(position);
        inspection("archive", position, "ANNOUNCED", "ARCHIVED");
        archive(position);
        lead(position);
        finding("finding", position, "CLOSED");
        finding("unconfirmed", position, "IDENTIFIED");
        rectification(position);
        hazard(position);
        referral(position);
        followUp("looked-back", position, "CONFIRMED");
        followUp("to-look-back", position, "ORDERED");
        followUpDraw(position);
        clue(position);
    }

    public void inspector(String kind, Position position) {
        Rows.sql(
                "insert into inspector (id, version, name, kind, certificate_number, organization_id, person,"
                        + " valid_from, valid_to, registered_by, registered_at)"
                        + " values (?, 0, '矩阵', 'FULL_TIME', ?, ?, ?, '2026-01-01', '2028-12-31', 'x', now())",
                ids.of(kind, position),
                UUID.randomUUID().toString(),
                places.at(position),
                AccessMatrix.person("INSPECTOR"));
    }

    private void inspection(String kind, Position position, String mode, String state) {
        Rows.sql(
                "insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,"
                        + " visit_to, state, planned_by, planned_at) values (?, 0, 'SPECIAL', ?, '矩阵', '{安全}', ?, ?,"
                        + " '2026-03-02', '2026-03-03', ?, 'x', now())",
                ids.of(kind, position),
                mode,
                places.at(position),
                places.above(position),
                state);
    }

    private void lead(Position position) {
        Rows.sql(
                "insert into inspection_member (inspection_id, position, inspector_id, name, person, leader)"
                        + " values (?, 0, ?, '矩阵', ?, true)",
                ids.of("team", position),
                ids.of("inspector", position),
                AccessMatrix.person("INSPECTOR"));
    }

    /** With a remedy that is decided. */
    private void opinion(Position position) {
        Rows.sql(
                "insert into opinion (inspection_id, version, minutes, present, deliberated_by, deliberated_at,"
                        + " preliminary, served_at) values (?, 0, '矩阵', '{}', 'x', now(), '矩阵', now())",
                ids.of("opinion", position));
        Rows.sql(
                "insert into remedy (id, version, inspection_id, kind, addressee, state, grounds, late, requested_by,"
                        + " requested_at) values (?, 0, ?, 'REEXAMINATION', 'SAME_AGENCY', 'UPHELD', '矩阵', false, 'x',"
                        + " now())",
                ids.of("remedy", position),
                ids.of("opinion", position));
    }

    private void indicators(Position position) {
        Rows.sql(
                "insert into indicator_tree (id, version, organization_id, name, revision, valid_from, created_by,"
                        + " created_at) values (?, 0, ?, '矩阵', 99, '2026-01-01', 'x', now())",
                ids.of("indicators", position),
                places.at(position));
        inspection("scored", position, "ANNOUNCED", "CANCELLED");
        Rows.sql(
                "update inspection set indicator_tree_id = ? where id = ?",
                ids.of("indicators", position),
                ids.of("scored", position));
    }

    private void report(Position position) {
        Rows.sql(
                "insert into inspection_report (inspection_id, version, state, text, formed_by, formed_at)"
                        + " values (?, 0, 'FILED', '矩阵', 'x', now())",
                ids.of("opinion", position));
        Rows.sql(
                "insert into publication (inspection_id, version, state, text, redacted, drafted_by, drafted_at)"
                        + " values (?, 0, 'PUBLISHED', '矩阵', '无', 'x', now())",
                ids.of("opinion", position));
    }

    private void archive(Position position) {
        Rows.sql(
                "insert into inspection_archive (inspection_id, name, content, sha256, archived_by, archived_at)"
                        + " values (?, 'inspection.json', '{}', 'x', 'x', now())",
                ids.of("archive", position));
    }

    private void finding(String kind, Position position, String state) {
        Rows.sql(
                "insert into finding (id, version, inspection_id, organization_id, wording, clause, indicator, evidence,"
                        + " severity, rectification_kind, state, found_by, found_at, responsible_organization_id)"
                        + " values (?, 0, ?, ?, '矩阵', '一', '一', '{照片}', 'MINOR', 'IMMEDIATE', ?, 'x', now(), ?)",
                ids.of(kind, position),
                ids.of("inspection", position),
                places.at(position),
                state,
                places.at(position));
    }

    private void rectification(Position position) {
        Rows.sql(
                "insert into rectification (id, version, finding_id, inspection_id, organization_id, state,"
                        + " plan_required, due_on, original_due_on, ordered_by, ordered_at, closed_at)"
                        + " values (?, 0, ?, ?, ?, 'CLOSED', true, '2026-03-02', '2026-03-02', 'x',"
                        + " now() - interval '2 hours', now() - interval '1 hour')",
                ids.of("rectification", position),
                ids.of("finding", position),
                ids.of("inspection", position),
                places.at(position));
    }

    private void hazard(Position position) {
        Rows.sql(
                "insert into hazard_alarm (id, version, finding_id, inspection_id, organization_id, state, raised_at,"
                        + " minutes, rule_id, rule_version, jurisdiction, citation, basis) values (?, 0, ?, ?, ?,"
                        + " 'CLEARED', now(), 15, 'x', 'x', 'CN', '矩阵', '矩阵')",
                ids.of("hazard", position),
                ids.of("finding", position),
                ids.of("inspection", position),
                places.at(position));
        Rows.sql(
                "insert into hazard_step (alarm_id, position, level, addressee, organization_id, due_at)"
                        + " values (?, 0, 0, 'UNIT', ?, now())",
                ids.of("hazard", position),
                places.at(position));
    }

    private void referral(Position position) {
        Rows.sql(
                "insert into referral (id, version, finding_id, inspection_id, office_id, kind, organization_id, reason,"
                        + " text, documents, state, sent_by, sent_at, confirm_by, basis) values (?, 0, ?, ?, ?,"
                        + " 'HAND_OVER', ?, '矩阵', '矩阵', '{照片}', 'ANSWERED', 'x', now(), '2026-03-09', '矩阵')",
                ids.of("referral", position),
                ids.of("finding", position),
                ids.of("inspection", position),
                places.above(position),
                places.at(position));
    }

    private void followUp(String kind, Position position, String state) {
        Rows.sql(
                "insert into follow_up (id, version, rectification_id, finding_id, inspection_id, organization_id, cause,"
                        + " due_on, reason, state, ordered_by, ordered_at) values (?, 0, ?, ?, ?, ?, 'ORDERED',"
                        + " '2026-06-30', '矩阵', ?, 'x', now())",
                ids.of(kind, position),
                ids.of("rectification", position),
                ids.of("finding", position),
                ids.of("inspection", position),
                places.at(position),
                state);
    }

    private void followUpDraw(Position position) {
        Rows.sql(
                "insert into follow_up_draw (id, version, office_id, state, algorithm, seed, commitment, list, list_hash,"
                        + " due_on, reason, committed_by, committed_at, contribution) values (?, 0, ?, 'DRAWN',"
                        + " 'dudao-follow-up-1', 'x', 'x', E'dudao-follow-up-1\\ncount 1\\n', 'x', '2026-06-30', '矩阵',"
                        + " 'x', now(), '')",
                ids.of("follow-up-draw", position),
                places.at(position));
    }

    private void clue(Position position) {
        Rows.sql(
                "insert into clue (id, version, receipt_number, category, organization_id, text, state, received_at)"
                        + " values (?, 0, ?, 'OTHER', ?, '矩阵', 'CLOSED', now())",
                ids.of("clue", position),
                ids.of("clue", position).toString(),
                places.at(position));
    }
}
