package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second wall: statements of the service's role that have forgotten whose rows they may see. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RowSecurityTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;

    /** In every table two rows of the one county and one of the other. */
    @BeforeEach
    void fill() {
        city = new City(tree);
        owner.useHandle(handle -> {
            fill(handle, city.county, city.school);
            fill(handle, city.county, city.school);
            fill(handle, city.otherCounty, city.otherSchool);
        });
    }

    private void fill(Handle handle, UUID county, UUID school) {
        UUID inspector = UUID.randomUUID();
        UUID inspection = inspection(handle, school, "ANNOUNCED");
        UUID finding = finding(handle, inspection, school, "RECTIFYING");
        UUID rectification = UUID.randomUUID();
        UUID clue = UUID.randomUUID();
        handle.execute(
                """
                insert into inspector (id, version, name, kind, certificate_number, organization_id, person,
                  valid_from, valid_to, registered_by, registered_at)
                values (?, 0, '督学', 'FULL_TIME', ?, ?, 'inspector', current_date, current_date, 'eso', now())""",
                inspector,
                inspector.toString(),
                county);
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
        opinion(handle, inspection, finding, inspector);
        indicators(handle, inspection, county);
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
        handle.execute(
                """
                insert into clue (id, version, receipt_number, category, organization_id, text, state, received_at)
                values (?, 0, ?, 'OTHER', ?, '食堂不洁', 'RECEIVED', now())""",
                clue,
                clue.toString(),
                school);
        handle.execute(
                """
                insert into clue_identity (id, clue_id, position, role, minor, key_id, algorithm, sealed)
                values (?, ?, 0, 'REPORTER', false, 'k', 'AES', ''::bytea)""",
                UUID.randomUUID(),
                clue);
        handle.execute("insert into inspector_term values (?, 0, current_date, current_date, 1, '任命')", inspector);
        handle.execute(
                """
                insert into inspector_record (id, inspector_id, kind, held_on, title, recorded_by, recorded_at)
                values (?, ?, 'TRAINING', current_date, '培训', 'eso', now())""",
                UUID.randomUUID(),
                inspector);
        UUID district = UUID.randomUUID();
        handle.execute(
                """
                insert into district (id, version, office_id, name, most_schools, most_schools_per_inspector, created_by,
                  created_at) values (?, 0, ?, '责任区', 20, 5, 'eso', now())""",
                district,
                county);
        handle.execute(
                """
                insert into district_assignment (id, district_id, organization_id, inspector_id, valid_from, valid_to,
                  assigned_by, assigned_at) values (?, ?, ?, ?, current_date, current_date, 'eso', now())""",
                UUID.randomUUID(),
                district,
                school,
                inspector);
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
                "insert into inspection_exception values (?, '{VISITS_CLASH}', '紧急', 'leader', null, now())",
                inspection);
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
        accountability(handle, county, school);
        evaluation(handle, county);
        programmes(handle, county, school);
        handle.execute(
                "insert into counted_clause select ?, '一', e.id from points_entry e where e.organization_id = ?"
                        + " and not exists (select from counted_clause c where c.entry_id = e.id)",
                finding,
                school);
        government(handle, county, county);
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
        handle.execute("insert into clue_unmasking values (?, ?, 'eso', '核查', now(), now())", UUID.randomUUID(), clue);
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
        handle.execute("insert into followed_task values (?, ?, 1)", UUID.randomUUID(), rectification);
        handle.execute(
                """
                insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                  organization_id) values (?, ?, 'inspection.events.v1', 'test', ?, 0, now(), '{}', ?)""",
                RowSecurity.beforeTheFeed(),
                UUID.randomUUID(),
                inspection,
                school);
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
        pointsEntry(handle, county, school, true);
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

    /** @param confirmed null where nobody has decided yet */
    private static UUID pointsEntry(Handle handle, UUID office, UUID school, Boolean confirmed) {
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

    private static UUID government(Handle handle, UUID office, UUID unit) {
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

    /** A round may name a unit that is visited unannounced; a conclusion is its object's once it was fed back. */
    @Test
    void aRoundIsNotForTheUnitsAndAConclusionNotBeforeItsTime() {
        assertEquals(0, caller("UNIT_HEAD", city.county).count("inspection_round"));
        assertEquals(0, caller("SYSTEM", city.city).count("inspection_round_unit"));
        assertEquals(2, caller("INSPECTOR", city.county).count("inspection_round_unit"));
        UUID id = owner.withHandle(handle -> government(handle, city.city, city.county));
        String asked = "select count(*) from government_inspection_act where inspection_id = '" + id + "'";
        RowSecurity object = caller("UNIT_HEAD", city.county).with("dudao.office", city.county.toString());
        assertEquals(0, object.number(asked));
        assertEquals(0, caller("SUPERVISOR", city.county).number(asked));
        assertEquals(1, caller("SUPERVISOR", city.city).number(asked));
        owner.useHandle(handle ->
                handle.execute("update government_inspection set received_on = current_date where id = ?", id));
        assertEquals(1, object.number(asked));
        String team = "select count(*) from government_inspection_member where inspection_id = '" + id + "'";
        assertEquals(0, object.number(team), "who was in the team is for the office");
        assertEquals(
                1,
                caller("INSPECTOR", city.otherCounty)
                        .with("dudao.person", "lead")
                        .number(team));
    }

    /** What was concluded or fixed is not for whom it is about before it is published, nor how it came to it. */
    @Test
    void aResultIsNotForItsUnitBeforeItIsPublished() {
        UUID evaluation = owner.withHandle(handle -> evaluation(handle, city.county));
        owner.useHandle(handle -> {
            handle.execute(
                    "update annual_check set office_id = ?, state = 'CONCLUDED' where organization_id = ?",
                    city.city,
                    city.school);
            handle.execute(
                    "insert into annual_check_act select id, 1, 'conclude', '不合格', 'chief', null, now()"
                            + " from annual_check where organization_id = ?",
                    city.school);
            handle.execute(
                    "update county_evaluation set office_id = ?, state = 'DECIDED' where id = ?",
                    city.city,
                    evaluation);
            handle.execute(
                    "insert into county_evaluation_act values (?, 1, 'decide', '不合格', 'chief', null, now())",
                    evaluation);
        });
        RowSecurity school = caller("UNIT_HEAD", city.school);
        RowSecurity county = caller("UNIT_HEAD", city.county);
        String grade = "select count(*) from county_evaluation_result where evaluation_id = '" + evaluation + "'";
        String decided = "select count(*) from county_evaluation_act where evaluation_id = '" + evaluation + "'";
        assertEquals(2, school.count("annual_check"));
        assertEquals(0, school.count("annual_check_result"));
        assertEquals(2, school.count("annual_check_act"));
        assertEquals(
                4,
                caller("LEADER", city.city)
                        .number("select count(*) from annual_check_act a join annual_check c on c.id = a.check_id"
                                + " where c.organization_id = '" + city.school + "'"));
        assertEquals(0, county.number(grade));
        assertEquals(1, county.number(decided));
        assertEquals(1, caller("LEADER", city.city).number(grade));
        owner.useHandle(handle -> {
            handle.execute("update annual_check set state = 'PUBLISHED' where organization_id = ?", city.school);
            handle.execute("update county_evaluation set state = 'PUBLISHED' where id = ?", evaluation);
        });
        assertEquals(2, school.count("annual_check_result"));
        assertEquals(2, school.count("annual_check_act"));
        assertEquals(1, county.number(grade));
    }

    /** Nothing was taken off before a second person has said so. */
    @Test
    void aLineOfTheLedgerIsNotForTheSchoolBeforeItIsConfirmed() {
        owner.useHandle(handle -> {
            pointsEntry(handle, city.city, city.school, false);
            pointsEntry(handle, city.city, city.school, null);
        });
        assertEquals(2, caller("UNIT_HEAD", city.school).count("points_entry"));
        assertEquals(2, caller("UNIT_HEAD", city.school).count("points_decision"));
        assertEquals(
                4,
                caller("ESO", city.city)
                        .number("select count(*) from points_entry where organization_id = '" + city.school + "'"));
    }

    /** A county's row in a round of its own office, so that it counts as every other table does. */
    private static UUID evaluation(Handle handle, UUID county) {
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

    private static UUID accountability(Handle handle, UUID county, UUID school) {
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

    private static void indicators(Handle handle, UUID inspection, UUID county) {
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

    private static void opinion(Handle handle, UUID inspection, UUID finding, UUID inspector) {
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

    private UUID inspection(Handle handle, UUID school, String mode) {
        UUID id = UUID.randomUUID();
        handle.execute(
                """
                insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,
                  visit_to, state, planned_by, planned_at)
                values (?, 0, 'REGULAR', ?, '校园安全', '{}', ?, ?, current_date, current_date, 'PLANNED', 'eso', now())""",
                id,
                mode,
                school,
                city.office);
        return id;
    }

    private static UUID finding(Handle handle, UUID inspection, UUID school, String state) {
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

    private RowSecurity caller(String role, UUID organization) {
        OrganizationTree.Node own = tree.get(organization);
        boolean near = own.countyId() != null && !own.countyId().equals(own.id());
        return RowSecurity.caller(role, organization, own.path())
                .with("dudao.counties", ids("id = county_id and path ^@ ?", own.path()))
                .with("dudao.units", near ? ids("path ^@ ?", own.path()) : "");
    }

    private String ids(String condition, String path) {
        return owner.withHandle(handle -> handle.select(
                        "select coalesce(string_agg(cast(id as text), ','), '') from organization where " + condition,
                        path)
                .mapTo(String.class)
                .one());
    }

    @Test
    void everyTableIsBehindTheWall() {
        RowSecurity.everyTableIsBehindTheWall();
    }

    @Test
    void whereNothingIsSetNothingIsSeen() {
        RowSecurity.nothingSet().seesInEveryTable(0);
    }

    @Test
    void cityAndCountiesSeeTheirOwnAndNobodyElses() {
        caller("ESO", city.city).seesInEveryTable(3);
        caller("ESO", city.county).seesInEveryTable(2);
        caller("ESO", city.otherCounty).seesInEveryTable(1);
    }

    @Test
    void administratorsSeeNoBusiness() {
        for (String role : new String[] {"SYSADMIN", "SECADMIN", "AUDITOR"}) {
            RowSecurity.administrator(role).with("dudao.person", "inspector").seesInEveryTable(0);
        }
    }

    @Test
    void workWithoutACallerSeesEverything() {
        for (String table : RowSecurity.tables()) {
            assertTrue(RowSecurity.background().count(table) >= 3, table);
        }
    }

    @Test
    void anUnannouncedVisitIsThereOnlyForWhoSupervises() {
        UUID visit = owner.withHandle(handle -> inspection(handle, city.school, "UNANNOUNCED"));
        String asked = "select count(*) from inspection where id = '" + visit + "'";
        assertEquals(0, caller("UNIT_HEAD", city.school).number(asked));
        assertEquals(0, caller("SYSTEM", city.city).number(asked));
        assertEquals(0, caller("SUPERVISOR", city.school).number(asked), "the inspected unit's own staff");
        assertEquals(0, caller("SUPERVISOR", city.county).number(asked), "between the office and the unit");
        assertEquals(0, caller("SUPERVISOR", city.otherCounty).number(asked));
        assertEquals(1, caller("SUPERVISOR", city.city).number(asked));
    }

    /** Whatever scope and role they were lent. */
    @Test
    void whatIsKeptFromAUnitIsKeptFromItsPeopleWhoActForAnother() {
        UUID visit = owner.withHandle(handle -> inspection(handle, city.school, "UNANNOUNCED"));
        UUID finding = owner.withHandle(handle -> finding(handle, visit, city.school, "IDENTIFIED"));
        owner.useHandle(handle -> {
            handle.execute(
                    "update draw set list = ? where office_id = ?", "unit A " + city.school + " 学校\n", city.county);
            handle.execute(
                    "update follow_up_draw set list = (select string_agg(cast(id as text), ',') from rectification where"
                            + " organization_id = ?) where office_id = ?",
                    city.school,
                    city.county);
            handle.execute("update follow_up set state = 'ORDERED' where organization_id = ?", city.school);
            handle.execute(
                    "update change_log set data = ?, organization_id = ? where subject in (select id from inspection where"
                            + " organization_id = ?)",
                    "{\"organizationId\":\"" + city.school + "\"}",
                    city.office,
                    city.school);
        });
        RowSecurity lent = caller("ESO", city.city);
        RowSecurity delegate = lent.with("dudao.delegate", city.path(city.school));
        RowSecurity ofAnother = lent.with("dudao.delegate", city.path(city.otherSchool));
        for (String asked : new String[] {
            "inspection where id = '" + visit + "'",
            "finding where id = '" + finding + "'",
            "draw where office_id = '" + city.county + "'",
            "follow_up_draw where office_id = '" + city.county + "'",
            "follow_up where organization_id = '" + city.school + "'",
            "change_log where organization_id = '" + city.office + "'"
        }) {
            assertEquals(0, delegate.count(asked), asked);
            assertTrue(ofAnother.count(asked) > 0, asked);
            assertEquals(lent.count(asked), ofAnother.count(asked), asked);
        }
    }

    @Test
    void aMemberOfTheTeamSeesTheVisitFromAnywhere() {
        RowSecurity member = caller("INSPECTOR", city.otherSchool).with("dudao.person", "inspector");
        assertTrue(member.count("inspection") >= 3);
        assertTrue(member.count("finding") >= 3);
    }

    /** What pupils, parents and teachers said is not for those they spoke about. */
    @Test
    void theUnitDoesNotReadWhatTheTeamHasHeard() {
        assertEquals(0, caller("UNIT_HEAD", city.school).count("inspection_record"));
        assertEquals(0, caller("SUPERVISOR", city.school).count("inspection_record"));
        assertEquals(0, caller("UNIT_HEAD", city.county).count("inspection_record"));
        assertEquals(2, caller("SUPERVISOR", city.county).count("inspection_record"));
        for (String table :
                new String[] {"inspection_report", "publication", "publication_objection", "inspection_archive"}) {
            assertEquals(0, caller("UNIT_HEAD", city.school).count(table), table);
            assertEquals(2, caller("SUPERVISOR", city.county).count(table), table);
        }
    }

    @Test
    void whatIsNotConfirmedIsHiddenFromTheUnit() {
        UUID finding = owner.withHandle(
                handle -> finding(handle, inspection(handle, city.school, "ANNOUNCED"), city.school, "IDENTIFIED"));
        String asked = "select count(*) from finding where id = '" + finding + "'";
        assertEquals(0, caller("UNIT_HEAD", city.school).number(asked));
        assertEquals(0, caller("UNIT_HEAD", city.county).number(asked));
        assertEquals(1, caller("SUPERVISOR", city.county).number(asked));
    }

    @Test
    void whatIsRestrictedIsForItsOfficeAndTheUnitItConcerns() {
        UUID finding = owner.withHandle(
                handle -> finding(handle, inspection(handle, city.school, "ANNOUNCED"), city.school, "CONFIRMED"));
        UUID handling = UUID.randomUUID();
        city.add(handling, "INSPECTION_OFFICE", city.city, city.path(city.city));
        owner.useHandle(handle -> handle.execute(
                "update finding set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                handling,
                finding));
        String asked = "select count(*) from finding where id = '" + finding + "'";
        assertEquals(0, caller("SUPERVISOR", city.city).number(asked));
        assertEquals(0, caller("UNIT_HEAD", city.county).number(asked));
        assertEquals(1, caller("UNIT_HEAD", city.school).number(asked));
        assertEquals(
                1,
                caller("ESO", city.city)
                        .with("dudao.office", handling.toString())
                        .number(asked));
    }

    /** Wherever it stands, of this hazard and no other, and not the finding. */
    @Test
    void theAlarmOfARestrictedHazardIsForWhoHandlesIt() {
        owner.useHandle(handle -> handle.execute(
                "update finding set classification = 'RESTRICTED', handling_office_id = ? where organization_id = ?",
                city.otherCounty,
                city.otherSchool));
        RowSecurity handling = caller("ESO", city.county).with("dudao.office", city.otherCounty.toString());
        assertEquals(3, handling.count("hazard_alarm"));
        assertEquals(3, handling.count("hazard_step"));
        assertEquals(2, handling.count("finding"));
    }

    @Test
    void whoActsForAMemberOfAGovernmentTeamSeesTheInspection() {
        RowSecurity elsewhere = caller("UNIT_CLERK", city.school);
        assertEquals(0, elsewhere.count("government_inspection"));
        assertTrue(elsewhere.with("dudao.delegator", "lead").count("government_inspection_member") >= 3);
        assertEquals(0, elsewhere.with("dudao.delegator", "").count("government_inspection"));
    }

    /** Of a unit by its own people once it was told, of a person by that person alone. */
    @Test
    void aCaseOfAccountabilityIsForItsOfficeAndItsObject() {
        UUID held = owner.withHandle(handle -> accountability(handle, city.county, city.school));
        String asked = "select count(*) from accountability_case where id = '" + held + "'";
        String steps = "select count(*) from accountability_step where case_id = '" + held + "'";
        assertEquals(
                0,
                caller("UNIT_HEAD", city.school)
                        .with("dudao.office", city.school.toString())
                        .number(asked));
        owner.useHandle(
                handle -> handle.execute("update accountability_case set notice_given_at = now() where id = ?", held));
        assertEquals(
                1,
                caller("UNIT_HEAD", city.school)
                        .with("dudao.office", city.school.toString())
                        .number(asked));
        assertEquals(
                0,
                caller("UNIT_HEAD", city.county)
                        .with("dudao.office", city.county.toString())
                        .number(asked));
        assertEquals(0, caller("SUPERVISOR", city.county).number(asked));
        assertEquals(0, caller("ESO", city.otherCounty).number(asked));
        owner.useHandle(handle -> handle.execute(
                "update accountability_case set object_kind = 'PERSON', person = 'teacher' where id = ?", held));
        assertEquals(
                0,
                caller("UNIT_HEAD", city.school)
                        .with("dudao.office", city.school.toString())
                        .number(asked));
        assertEquals(
                1,
                caller("UNIT_CLERK", city.otherSchool)
                        .with("dudao.person", "teacher")
                        .number(asked));
        owner.useHandle(
                handle -> handle.execute("update accountability_case set notice_given_at = null where id = ?", held));
        assertEquals(
                0, caller("ESO", city.county).with("dudao.person", "teacher").number(steps));
        assertEquals(1, caller("ESO", city.county).number(steps));
    }

    /** What the office scores is not the county's before the result is out, and what was handed in stays. */
    @Test
    void aCountyReadsItsOwnColumnUntilTheResultIsOut() {
        UUID evaluation = owner.withHandle(handle -> evaluation(handle, city.county));
        owner.useHandle(handle -> {
            handle.execute(
                    "update county_evaluation set office_id = ?, state = 'VERIFIED' where id = ?",
                    city.city,
                    evaluation);
            handle.execute(
                    "insert into evaluation_score values (?, 'A1', 'VERIFIED', 3, '核查', 'eso', null, now())",
                    evaluation);
        });
        String asked = "select count(*) from evaluation_score where evaluation_id = '" + evaluation + "'";
        assertEquals(1, caller("UNIT_HEAD", city.county).number(asked));
        assertEquals(2, caller("ESO", city.city).number(asked));
        assertEquals(0, caller("ESO", city.otherCounty).number(asked));
        assertThrows(
                RuntimeException.class,
                () -> owner.useHandle(handle -> handle.execute(
                        "update evaluation_score set points = 5 where evaluation_id = ? and side = 'SELF'",
                        evaluation)));
        owner.useHandle(
                handle -> handle.execute("update county_evaluation set state = 'PUBLISHED' where id = ?", evaluation));
        assertEquals(2, caller("UNIT_HEAD", city.county).number(asked));
    }

    /** Of what was sent about a school neither the school nor its county's units read anything. */
    @Test
    void aReferralIsForItsOfficeAndItsReceiver() {
        UUID inspection = owner.withHandle(handle -> inspection(handle, city.school, "ANNOUNCED"));
        UUID finding = owner.withHandle(handle -> finding(handle, inspection, city.school, "CONFIRMED"));
        UUID referral = UUID.randomUUID();
        owner.useHandle(handle -> handle.execute(
                """
                insert into referral (id, version, finding_id, inspection_id, office_id, kind, organization_id, reason,
                  text, documents, state, sent_by, sent_at, confirm_by, basis)
                values (?, 0, ?, ?, ?, 'HAND_OVER', ?, '无权', '材料', '{}', 'SENT', 'eso', now(), current_date, '规定')""",
                referral,
                finding,
                inspection,
                city.office,
                city.otherCounty));
        String asked = "select count(*) from referral where id = '" + referral + "'";
        assertEquals(0, caller("UNIT_HEAD", city.school).number(asked));
        assertEquals(0, caller("ESO", city.school).number(asked));
        assertEquals(0, caller("SUPERVISOR", city.county).number(asked));
        assertEquals(1, caller("UNIT_HEAD", city.otherCounty).number(asked));
        assertEquals(0, caller("UNIT_CLERK", city.otherCounty).number(asked));
        assertEquals(1, caller("SUPERVISOR", city.city).number(asked));
        owner.useHandle(handle -> handle.execute(
                "update finding set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                city.office,
                finding));
        assertEquals(0, caller("SUPERVISOR", city.city).number(asked));
        assertEquals(1, caller("UNIT_HEAD", city.otherCounty).number(asked));
    }

    @Test
    void thoseWhoWillBeLookedAtAgainDoNotReadIt() {
        owner.useHandle(handle ->
                handle.execute("update follow_up set state = 'ORDERED' where organization_id = ?", city.school));
        assertEquals(0, caller("UNIT_HEAD", city.school).count("follow_up"));
        assertEquals(0, caller("SUPERVISOR", city.school).count("follow_up"));
        assertEquals(0, caller("SUPERVISOR", city.county).count("follow_up"), "between the office and the unit");
        assertEquals(3, caller("SUPERVISOR", city.city).count("follow_up"));
        owner.useHandle(handle ->
                handle.execute("update follow_up set state = 'WITHDRAWN' where organization_id = ?", city.school));
        assertEquals(0, caller("UNIT_HEAD", city.school).count("follow_up"));
        owner.useHandle(handle ->
                handle.execute("update follow_up set state = 'CONFIRMED' where organization_id = ?", city.school));
        assertEquals(2, caller("UNIT_HEAD", city.school).count("follow_up"));
    }

    @Test
    void aDrawIsNotForTheUnits() {
        assertEquals(0, caller("UNIT_HEAD", city.county).count("draw"));
        assertEquals(0, caller("UNIT_HEAD", city.county).count("follow_up_draw"));
        assertEquals(2, caller("ESO", city.county).count("follow_up_draw"));
        assertEquals(0, caller("SYSTEM", city.city).count("draw_recusal"));
        assertEquals(2, caller("INSPECTOR", city.county).count("draw"));
    }

    @Test
    void aComplaintIsNotForWhomItIsAbout() {
        assertEquals(0, caller("UNIT_HEAD", city.school).count("clue"));
        assertEquals(0, caller("UNIT_HEAD", city.school).count("clue_identity"));
        assertEquals(
                2,
                caller("ESO", city.city)
                        .with("dudao.scope", city.path(city.county))
                        .count("clue"));
    }

    @Test
    void theUnitMadeResponsibleSeesAFindingMadeElsewhere() {
        UUID inspection = owner.withHandle(handle -> inspection(handle, city.school, "ANNOUNCED"));
        UUID finding = owner.withHandle(handle -> finding(handle, inspection, city.school, "ASSIGNED"));
        RowSecurity other = caller("UNIT_HEAD", city.otherSchool);
        String asked = "select count(*) from finding f join inspection i on i.id = f.inspection_id where f.id = '"
                + finding + "'";
        assertEquals(0, other.number(asked));
        owner.useHandle(handle -> handle.execute(
                "update finding set responsible_organization_id = ? where id = ?", city.otherSchool, finding));
        assertEquals(1, other.number(asked));
    }
}
