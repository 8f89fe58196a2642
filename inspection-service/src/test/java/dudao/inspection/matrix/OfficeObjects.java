package dudao.inspection.matrix;

import dudao.commons.testing.Rows;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import java.util.UUID;

/** What offices plan, draw, assess and hold to account, each at its end. */
public final class OfficeObjects {

    private final Places places;
    private final Ids ids;

    public OfficeObjects(Places places) {
        this.places = places;
        this.ids = new Ids(places);
    }

    /** One of each kind, beside the visits. */
    public void at(Position position) {
        draw(position);
        district(position);
        yearlyPlan(position);
        accountability(position);
        evaluation(position);
        programmes(position);
    }

    private void district(Position position) {
        Rows.sql(
                "insert into district (id, version, office_id, name, most_schools, most_schools_per_inspector, created_by,"
                        + " created_at) values (?, 0, ?, '矩阵', 20, 5, 'x', now())",
                ids.of("district", position),
                places.at(position));
    }

    private void yearlyPlan(Position position) {
        Rows.sql(
                "insert into yearly_plan (id, version, office_id, year, title, state, clash_days, drafted_by, drafted_at)"
                        + " values (?, 0, ?, 2030, '矩阵', 'SUPERSEDED', 14, 'x', now())",
                ids.of("yearly", position),
                places.at(position));
    }

    /** Handled by whoever stands above the unit; archived, with a 复核 that was put right. */
    private void accountability(Position position) {
        Rows.sql(
                "insert into accountability_case (id, version, object_kind, organization_id, office_id, ground, source,"
                        + " wording, state, proposed_at, catalogue, notice_given_at, received_on)"
                        + " values (?, 0, 'SCHOOL', ?, ?, 'SAFETY', 'PERSON', '矩阵', 'ARCHIVED', now(), '2021', now(),"
                        + " current_date)",
                ids.of("accountability", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into accountability_appeal (id, version, case_id, kind, state, grounds, late, requested_by,"
                        + " requested_at, outcome) values (?, 0, ?, 'REVIEW', 'CORRECTED', '矩阵', false, 'x', now(),"
                        + " 'REVOKED')",
                ids.of("appeal", position),
                ids.of("accountability", position));
    }

    /** Of the round of whoever stands above the county; beside it a round of the organisation itself. */
    private void evaluation(Position position) {
        for (String kind : new String[] {"evaluation-round", "round-above"}) {
            Rows.sql(
                    "insert into evaluation_round (id, office_id, year, title, indicator_tree_id, self_check_due_on, grades,"
                            + " opened_by, opened_at) values (?, ?, ?, '矩阵', ?, current_date, '[]', 'x', now())",
                    ids.of(kind, position),
                    kind.equals("round-above") ? places.above(position) : places.at(position),
                    // An office has one round a year.
                    2100 + Math.abs(ids.of(kind, position).hashCode() % 100_000),
                    ids.of("indicators", position));
        }
        Rows.sql(
                "insert into county_evaluation (id, version, round_id, organization_id, office_id, state)"
                        + " values (?, 0, ?, ?, ?, 'PUBLISHED')",
                ids.of("evaluation", position),
                ids.of("round-above", position),
                places.at(position),
                places.above(position));
    }

    /** Each at its end; what is of a unit belongs to the office above it, the rest to the organisation itself. */
    private void programmes(Position position) {
        Rows.sql("update organization set ownership = 'PRIVATE' where id = ?", places.at(position));
        Rows.sql(
                "insert into annual_check (id, version, organization_id, office_id, year, depth, report_due_on, state)"
                        + " values (?, 0, ?, ?, 2020, 'DESK', current_date, 'PUBLISHED')",
                ids.of("annual-check", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into points_entry (id, organization_id, office_id, points, cause, basis, occurred_on, entered_by,"
                        + " entered_at) values (?, ?, ?, -1, '矩阵', '矩阵', current_date, 'x', now())",
                ids.of("points-entry", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into points_decision values (?, true, null, 'y', null, now())",
                ids.of("points-entry", position));
        Rows.sql(
                "insert into inspection_round (id, version, office_id, kind, title, matters, first_day, last_day, size,"
                        + " state) values (?, 0, ?, 'PATROL', '矩阵', '{}', current_date, current_date, 0, 'CLOSED')",
                ids.of("inspection-round", position),
                places.at(position));
        Rows.sql(
                "insert into recognition_file (id, version, programme, organization_id, office_id, title, first_year,"
                        + " last_year, state) values (?, 0, 'UNIVERSAL_PRESCHOOL', ?, ?, '矩阵', 2026, 2027, 'LOST')",
                ids.of("recognition", position),
                places.at(position),
                places.above(position));
        Rows.sql(
                "insert into result_export (id, organization_id, year, use, number, content, sha256, csv_sha256, rows,"
                        + " exported_by, exported_at) values (?, ?, 2020, 'FUNDS', 1, '[]', 'x', 'x', 0, 'x', now())",
                ids.of("result-export", position),
                places.at(position));
        Rows.sql(
                "insert into common_problem_threshold (id, organization_id, valid_from, fewest_units, least_share_percent,"
                        + " basis, set_by, set_at) values (?, ?, '2020-01-01', 2, 1, '矩阵', 'x', now())",
                ids.of("threshold", position),
                places.at(position));
        Rows.sql(
                "insert into common_problem (id, version, office_id, indicator, clause, period_from, period_to, findings,"
                        + " units, inspected_units, units_before, inspected_units_before, finding_ids, threshold_id, plan_year,"
                        + " title, proposal, state, raised_by, raised_at) values (?, 0, ?, '一', '一', current_date,"
                        + " current_date, 2, 2, 2, 0, 0, '{}', ?, 2027, '矩阵', '矩阵', 'WITHDRAWN', 'x', now())",
                ids.of("common-problem", position),
                places.at(position),
                ids.of("threshold", position));
        Rows.sql(
                "insert into government_inspection (id, version, kind, title, matters, organization_id, office_id,"
                        + " mandate_kind, mandate_document, mandated_by, mandated_on, mandated_until, state, received_on)"
                        + " values (?, 0, 'SPECIAL', '矩阵', '{}', ?, ?, 'DECISION', '矩阵', '矩阵', '2026-01-01', '2026-12-31',"
                        + " 'CLOSED', '2026-03-02')",
                ids.of("government", position),
                places.at(position),
                places.above(position));
    }

    /** A new one each time: it ends once. */
    public UUID target(Position position) {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into obligation_target (id, organization_id, object_kind, kinds, times, basis, set_by, set_at)"
                        + " values (?, ?, 'SCHOOL', '{REGULAR}', 4, '矩阵', 'x', now())",
                id,
                places.at(position));
        return id;
    }

    private void draw(Position position) {
        Rows.sql(
                "insert into draw (id, version, number, title, office_id, state, algorithm, seed, commitment, committed_by,"
                        + " committed_at, list, list_hash, contribution, witnesses, drawn)"
                        + " values (?, 0, ?, '矩阵', ?, 'PUBLISHED', 'dudao-draw-1', 'x', 'x', 'x', now(),"
                        + " E'dudao-draw-1\\nteam 1\\n', 'x', '', '{矩阵}', '')",
                ids.of("draw", position),
                ids.of("draw", position).toString(),
                places.at(position));
    }
}
