package dudao.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.task.testing.City;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
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
        city = City.found(tree);
        owner.useHandle(handle -> {
            fill(handle, city.county(), city.school());
            fill(handle, city.county(), city.secondSchool());
            fill(handle, city.otherCounty(), city.farSchool());
        });
    }

    private void fill(Handle handle, UUID county, UUID school) {
        UUID measure = UUID.randomUUID();
        UUID plan = TaskRows.planOf(measure);
        UUID item = TaskRows.itemOf(measure);
        UUID report = UUID.randomUUID();
        UUID task = new TaskRows(owner).add(city, school, "ASSIGNED", measure, Instant.parse("2027-03-01T00:00:00Z"));
        handle.execute(
                "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                plan,
                county);
        handle.execute("insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '校园安全')", item, plan);
        handle.execute(
                """
                insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                  audience_organization_ids, audience_kinds, audience_school_classes)
                values (?, ?, ?, 1, '演练', '{}', '{}', '{SCHOOL}', '{}')""",
                measure,
                plan,
                item);
        handle.execute("insert into ladder_entry values (?) on conflict do nothing", task);
        UUID target = UUID.randomUUID();
        handle.execute("insert into measure_target (measure_id, target_id) values (?, ?)", measure, target);
        handle.execute("insert into measure_target_share values (?, ?, 'COUNTY', 3)", measure, target);
        handle.execute(
                """
                insert into task_transition (task_id, version, at, command, from_state, to_state, actor, due_at,
                  deadline_version) values (?, 1, now(), 'accept', 'ASSIGNED', 'ACCEPTED', 'head', now(), 1)""",
                task);
        handle.execute(
                """
                insert into task_report (id, task_id, version, at, nothing_to_report, evidence_ids, actor)
                values (?, ?, 2, now(), true, '{}', 'head')""",
                report,
                task);
        handle.execute("insert into task_report_value values (?, 0, ?, 1, '{}')", report, UUID.randomUUID());
        handle.execute("insert into task_report_stage values (?, 0, '新校区', 'STARTED', '2026-03-02')", report);
        handle.execute(
                "insert into measure_cadence values (?, 0, 0, true, '2026-03-02', '日报告', 'day', 1, false)", measure);
        handle.execute(
                "insert into occurrence values (?, ?, ?, '日报告', 'day', '2026-03-02', '2026-03-02', 1, now())",
                UUID.randomUUID(),
                task,
                measure);
        handle.execute("insert into evidence_requirement values (?, 0, 1, 'DOCUMENT', '总结', null, null)", measure);
        UUID document = UUID.randomUUID();
        handle.execute(
                "insert into document values (?, 0, ?, ?, ?, 'FILED', 1, now())", document, task, measure, school);
        handle.execute(
                "insert into document_version values (?, 1, '方案', 'x', null, now(), 'head', null, null, 'x', '{}',"
                        + " '{}')",
                document);
        handle.execute("insert into document_decision values (?, 1, 'RETURNED', 'x', now(), 'x')", document);
        handle.execute("insert into document_likeness values (?, 1, ?, 1, 100)", document, document);
        UUID evidence = UUID.randomUUID();
        handle.execute(
                """
                insert into evidence (id, organization_id, uploader_organization_id, uploaded_at, uploaded_by, name,
                  media_type, size, sha256) values (?, ?, ?, now(), 'head', '总结', 'text/plain', 1, 'x')""",
                evidence,
                school,
                school);
        handle.execute("insert into evidence_chunk values (?, 0, 'x')", evidence);
        handle.execute("insert into evidence_object values (?)", evidence);
        handle.execute("insert into evidence_use values (?, ?, now())", evidence, task);
        handle.execute(
                """
                insert into deadline (id, task_id, version, rule, start_event, starts_on, amount, day_kind, rolled,
                  due_at, calendar, provisional, basis, organization_id)
                values (?, ?, 1, 'PERIOD', 'ASSIGNED', '2026-11-02', 5, 'WORKING_DAY', false, now(), 'CN-2026', false,
                  'x', ?)""",
                UUID.randomUUID(),
                task,
                school);
        handle.execute(
                """
                insert into extension (id, version, task_id, organization_id, state, reason, text, progress, proposed_on,
                  requested_at, requested_by, due_at, decide_by)
                values (?, 0, ?, ?, 'REQUESTED', 'OTHER', 'x', 'x', '2027-04-01', now(), 'head', now(), now())""",
                UUID.randomUUID(),
                task,
                school);
        handle.execute(
                """
                insert into suspension (id, task_id, organization_id, kind, opened_at)
                values (?, ?, ?, 'SUSPENSION', now())""",
                UUID.randomUUID(),
                task,
                school);
        handle.execute(
                """
                insert into ruling (id, version, task_id, organization_id, state, decision, text, proposed_at, proposed_by,
                  proposed_organization_id) values (?, 0, ?, ?, 'PROPOSED', 'COMPLETE', 'x', now(), 'x', ?)""",
                UUID.randomUUID(),
                task,
                school,
                county);
        UUID draw = UUID.randomUUID();
        handle.execute(
                """
                insert into reverification_draw (id, organization_id, completed_from, completed_to, percent, seed,
                  pool_hash, drawn_at, drawn_by) values (?, ?, '2026-01-01', '2026-01-02', 5, 'x', 'x', now(), 'x')""",
                draw,
                county);
        handle.execute(
                "insert into reverification_pool values (?, ?, ?, ?, null, 'x', true)", draw, task, school, county);
        handle.execute(
                """
                insert into reverification (id, version, draw_id, task_id, organization_id, state)
                values (?, 0, ?, ?, ?, 'DRAWN')""",
                UUID.randomUUID(),
                draw,
                task,
                school);
        UUID bulk = UUID.randomUUID();
        handle.execute(
                """
                insert into bulk_suspension (id, version, cause, legal_basis, statement, created_at, created_by,
                  organization_id) values (?, 0, 'FLOOD', 'x', 'x', now(), 'supervisor', ?)""",
                bulk,
                county);
        handle.execute("insert into bulk_suspension_task values (?, ?, 'SUSPENDED')", bulk, task);
        handle.execute(
                """
                insert into light_level (checkpoint_id, grain, part_id, kind, since, due, submitted, tasks)
                values (0, 'PART', ?, 'OPEN', now(), now(), now(), 1)""",
                county);
        handle.execute(
                """
                insert into task_was (period, stage, due_at, task_id, version, valid_from, valid_until, state, assigned_at,
                  organization_id, county_id, source, classification)
                select 0, 'OPEN', due_at, id, 0, assigned_at, assigned_at, 'ASSIGNED', assigned_at, organization_id,
                  county_id, source, classification
                from task where id = ?""",
                task);
        handle.execute(
                """
                insert into job (id, kind, state, dry_run, total, done, skipped, failed, done_subjects,
                  skipped_subjects, errors, created_at, created_by, organization_id)
                values (?, 'ASSIGNMENT', 'DONE', false, 0, 0, 0, 0, '{}', '{}', '[]', now(), 'supervisor', ?)""",
                UUID.randomUUID(),
                county);
        TaskMatters.fill(handle, task, school);
        UUID escalation = UUID.randomUUID();
        handle.execute(
                """
                insert into escalation (id, task_id, organization_id, deadline_version, pack, step, rung, form, state,
                  urgent) values (?, ?, ?, 1, 'x', 'URGING', 1, 'URGING_SLIP', 'SENT', false)""",
                escalation,
                task,
                school);
        handle.execute(
                """
                insert into message (id, key, task_id, escalation_id, organization_id, recipient, rung, urgent, subject,
                  body, created_at) values (?, ?, ?, ?, ?, 'HANDLER', 1, false, '催办', '请办理', now())""",
                UUID.randomUUID(),
                escalation.toString(),
                task,
                escalation,
                school);
        handle.execute(
                """
                insert into dispatch (id, key, channel, address, organization_id, subject, body, state, created_at)
                values (?, ?, 'EMAIL', 'x', ?, '催办', '请办理', 'SENT', now())""",
                UUID.randomUUID(),
                escalation.toString(),
                school);
        handle.execute(
                """
                insert into organization_contact (organization_id, version, key_id, algorithm, sealed, updated_at,
                  updated_by) values (?, 1, 'test', 'AES-256-GCM', '', now(), 'head')""",
                school);
        handle.execute(
                """
                insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                  organization_id) values (?, ?, 'task.events.v1', 'test', ?, 0, now(), '{}', ?)""",
                RowSecurity.beforeTheFeed(),
                UUID.randomUUID(),
                task,
                school);
    }

    private RowSecurity caller(String role, UUID organization) {
        return RowSecurity.caller(role, organization, tree.get(organization).path());
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
    void theCitySeesAllOfItAndACountyItsOwn() {
        caller("SUPERVISOR", city.bureau())
                .with("dudao.counties", city.county() + "," + city.otherCounty())
                .seesInEveryTable(3);
        caller("UNIT_HEAD", city.county())
                .with("dudao.counties", city.county().toString())
                .seesInEveryTable(2);
        caller("UNIT_HEAD", city.otherCounty())
                .with("dudao.counties", city.otherCounty().toString())
                .seesInEveryTable(1);
    }

    @Test
    void aUnitSeesItsOwnAndThePlansThatBindIt() {
        RowSecurity school = caller("UNIT_HEAD", city.school())
                .with("dudao.units", city.school().toString());
        for (String own : new String[] {
            "task",
            "task_transition",
            "task_report",
            "task_report_value",
            "deadline",
            "extension",
            "suspension",
            "ruling",
            "reverification",
            "change_log",
            "escalation",
            "message",
            "dispatch",
            "organization_contact"
        }) {
            assertEquals(1, school.count(own), own);
        }
        for (String plan : new String[] {
            "plan",
            "plan_item",
            "measure",
            "measure_target",
            "measure_cadence",
            "reverification_draw",
            "reverification_pool"
        }) {
            assertEquals(2, school.count(plan), plan);
        }
        assertEquals(0, school.count("job"));
    }

    @Test
    void unitsUnderNoCountyAreToldByTheirPlaceInTheTree() {
        new TaskRows(owner)
                .add(city, city.bureau(), "ASSIGNED", UUID.randomUUID(), Instant.parse("2027-03-01T00:00:00Z"));
        RowSecurity bureau = caller("SUPERVISOR", city.bureau());
        assertEquals(1, bureau.count("task"));
        assertEquals(0, caller("UNIT_HEAD", city.county()).count("task"));
    }

    @Test
    void administratorsSeeNoBusiness() {
        RowSecurity.administrator("SECADMIN").seesInEveryTable(0);
        RowSecurity.administrator("AUDITOR").seesInEveryTable(0);
        RowSecurity system = RowSecurity.administrator("SYSADMIN");
        for (String table : RowSecurity.tables()) {
            long imports = table.equals("job")
                    ? system.number("select count(*) from job where kind = 'ORGANIZATION_IMPORT'")
                    : 0;
            assertEquals(imports, system.count(table), table);
        }
    }

    @Test
    void workWithoutACallerSeesEverything() {
        for (String table : RowSecurity.tables()) {
            assertTrue(RowSecurity.background().count(table) >= 3, table);
        }
    }

    @Test
    void nobodyChangesWhatIsOutsideTheScope() {
        RowSecurity other = caller("SUPERVISOR", city.otherCounty()).with("dudao.counties", city.otherCounty() + "");
        String change = "with changed as (update task set title = '改' returning id) select count(*) from changed";
        assertEquals(1, other.number(change));
        String removal = "with gone as (delete from task_report_value returning 1) select count(*) from gone";
        assertEquals(1, other.number(removal));
    }

    @Test
    void whatIsRestrictedIsForItsOfficeAndTheUnit() {
        UUID office = UUID.randomUUID();
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where organization_id = ?",
                office,
                city.school()));
        RowSecurity bureau =
                caller("SUPERVISOR", city.bureau()).with("dudao.counties", city.county() + "," + city.otherCounty());
        assertEquals(2, bureau.count("task"));
        assertEquals(2, bureau.count("task_transition"));
        assertEquals(3, bureau.with("dudao.office", office.toString()).count("task"));
        assertEquals(
                1,
                caller("UNIT_HEAD", city.school())
                        .with("dudao.units", city.school() + "")
                        .count("task"));
    }

    @Test
    void tasksMoveWithTheirUnit() {
        owner.useHandle(handle -> handle.execute(
                "update organization set county_id = ?, path = ? where id = ?",
                city.otherCounty(),
                tree.get(city.otherCounty()).path() + city.school().toString().replace("-", "") + "/",
                city.school()));
        assertEquals(
                2,
                caller("UNIT_HEAD", city.otherCounty())
                        .with("dudao.counties", city.otherCounty() + "")
                        .count("task"));
    }
}
