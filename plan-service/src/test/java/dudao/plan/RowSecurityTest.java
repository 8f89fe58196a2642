package dudao.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.plan.testing.City;
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
    private City sibling;

    /** In every table two rows of the one county and one of another city's. */
    @BeforeEach
    void fill() {
        city = new City(tree);
        sibling = new City(tree);
        owner.useHandle(handle -> {
            fill(handle, city.county, "ISSUED", "要点");
            fill(handle, city.county, "ISSUED", "计划");
            fill(handle, sibling.county, "ISSUED", "要点");
        });
    }

    private static UUID fill(Handle handle, UUID issuer, String status, String kind) {
        UUID plan = UUID.randomUUID();
        UUID item = UUID.randomUUID();
        UUID measure = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        UUID target = UUID.randomUUID();
        handle.execute(
                """
                insert into plan (id, version, issuer_id, year, kind, title, status, voided, drafted_by,
                  drafted_by_name, revision, created_at, updated_at)
                values (?, 1, ?, 2026, ?, '要点', ?, false, 'issuer', '拟稿人', 1, now(), now())""",
                plan,
                issuer,
                kind,
                status);
        handle.execute(
                """
                insert into plan_transition (plan_id, version, at, happened, to_status, actor, actor_name)
                values (?, 0, now(), 'drafted', 'DRAFT', 'issuer', '拟稿人')""",
                plan);
        handle.execute("insert into plan_section values (?, 1, '校园安全')", plan);
        handle.execute(
                """
                insert into plan_receipt (plan_id, revision, organization_id, addressee, delivered_at)
                values (?, 1, ?, 1, now())""",
                plan,
                issuer);
        handle.execute(
                """
                insert into item_proposal (id, version, heard, organization_id, office_id, plan_year, title, proposal,
                  indicator, clause, period_from, period_to, findings, units, inspected_units, units_before,
                  inspected_units_before, state) values (?, 0, 0, ?, ?, 2027, '整治', '整治', '消防', '一', current_date,
                  current_date, 2, 2, 2, 0, 0, 'PROPOSED')""",
                UUID.randomUUID(),
                issuer,
                issuer);
        UUID programme = UUID.randomUUID();
        handle.execute(
                "insert into programme values (?, 0, ?, '三年行动计划', null, 2026, 2028, now(), now())", programme, issuer);
        handle.execute(
                "insert into programme_target values (?, ?, 0, '新增学位900个', 900, '个', '学位')",
                UUID.randomUUID(),
                programme);
        handle.execute(
                """
                insert into plan_item (id, plan_id, version, state, position, number, title, body, deadlines,
                  frequencies) values (?, ?, 0, 'ISSUED', 1, '1', '演练', '演练', '[]', '[]')""",
                item,
                plan);
        handle.execute(
                """
                insert into measure (id, item_id, plan_id, version, position, wording, commitment)
                values (?, ?, ?, 0, 1, '演练', 'MUST')""",
                measure,
                item,
                plan);
        handle.execute(
                """
                insert into target (id, item_id, plan_id, position, text, quantity, unit, comparator)
                values (?, ?, ?, 1, '6处', 6, '处', '=')""",
                target,
                item,
                plan);
        handle.execute("insert into target_allocation values (?, ?, 6)", target, issuer);
        handle.execute(
                """
                insert into target_value (id, target_id, organization_id, period, quantity, source, recorded_by,
                  recorded_by_name, recorded_at) values (?, ?, ?, '2026', 5, '年报', 'issuer', '拟稿人', now())""",
                UUID.randomUUID(),
                target,
                issuer);
        handle.execute(
                """
                insert into target_eligibility (id, target_id, organization_id, eligibility, proposed_by,
                  proposed_by_name, proposers, proposed_at)
                values (?, ?, ?, 'ELIGIBLE', 'issuer', '拟稿人', '{issuer}', now())""",
                UUID.randomUUID(),
                target,
                issuer);
        UUID list = UUID.randomUUID();
        handle.execute(
                """
                insert into duty_list (id, plan_id, version, year, hash, made_at, made_by, made_by_name)
                values (?, ?, 1, 2026, 'abc', now(), 'issuer', '拟稿人')""",
                list,
                plan);
        handle.execute("insert into duty values (?, ?, ?, ?, 1, '{}', 'abc')", list, issuer, measure, item);
        handle.execute(
                "insert into plan_import values (?, ?, 'issuer', 'abc', '{}', now())", UUID.randomUUID(), issuer);
        handle.execute(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id)
                values (?, 0, now(), 'ASSIGNED', now(), now(), now(), ?, ?, ?)""",
                task,
                issuer,
                plan,
                item);
        handle.execute(
                "insert into report_value values (?, 0, ?, ?, now(), 1, '{}')",
                UUID.randomUUID(),
                task,
                UUID.randomUUID());
        handle.execute("insert into item_count values (?, ?, 1, 1, 1, 0, 0, 0)", item, plan);
        handle.execute("insert into task_count values (?, ?, ?, 'ASSIGNED', 1)", plan, issuer, item);
        handle.execute(
                "insert into task_clock values (?, ?, now(), ?, 'UNACKNOWLEDGED', now(), 1)", plan, issuer, item);
        handle.execute(
                "insert into late_submission values (?, ?, ?, '2026-03-01', '2026-03-09', 1)", plan, issuer, item);
        handle.execute("insert into measure_count values (?, ?, ?, ?, 1, 0, 0, 0)", plan, issuer, item, measure);
        handle.execute("insert into target_count values (?, ?, ?, 1, 1, 1)", plan, issuer, item);
        handle.execute("insert into target_object values (?, ?, ?, '一号馆', 1)", plan, issuer, item);
        UUID proposal = UUID.randomUUID();
        handle.execute(
                """
                insert into item_transition (item_id, version, at, happened, from_state, to_state, actor, actor_name)
                values (?, 1, now(), 'decomposed', 'ISSUED', 'DECOMPOSED', 'supervisor', '督办')""",
                item);
        handle.execute("insert into item_following values (?, 1)", item);
        handle.execute(
                """
                insert into assessment_proposal (id, item_id, plan_id, item_version, computed, figures, outcome, at,
                  actor, actor_name) values (?, ?, ?, 1, 'ACHIEVED', '{}', 'ACHIEVED', now(), 'supervisor', '督办')""",
                proposal,
                item,
                plan);
        handle.execute(
                """
                insert into assessment (id, proposal_id, item_id, plan_id, computed, figures, outcome, at, actor,
                  actor_name) values (?, ?, ?, ?, 'ACHIEVED', '{}', 'ACHIEVED', now(), 'issuer', '拟稿人')""",
                UUID.randomUUID(),
                proposal,
                item,
                plan);
        handle.execute(
                """
                insert into finding_state (finding_id, version, at, state, plan_id, item_id, organization_id)
                values (?, 0, now(), 'CONFIRMED', ?, ?, ?)""",
                UUID.randomUUID(),
                plan,
                item,
                issuer);
        handle.execute(
                """
                insert into plan_revision (plan_id, revision, at, actor, actor_name, sha256, snapshot, diff, touched)
                values (?, 1, now(), 'issuer', '拟稿人', '', '{}', '[]', '{}')""",
                plan);
        handle.execute(
                """
                insert into revision_proposal (id, version, plan_id, base_revision, state, document, reason, changes,
                  diff, touched, proposed_at, proposer, proposer_name)
                values (?, 0, ?, 1, 'OPEN', '文', '由', '[]', '[]', '{}', now(), 'issuer', '拟稿人')""",
                UUID.randomUUID(),
                plan);
        handle.execute(
                """
                insert into plan_archive (plan_id, built_at, actor, actor_name, restricted, manifest, sha256, package)
                values (?, now(), 'x', 'x', false, '{}', '', '')""",
                plan);
        handle.execute(
                """
                insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                  organization_id) values (?, ?, 'plan.events.v1', 'test', ?, 0, now(), '{}', ?)""",
                RowSecurity.beforeTheFeed(),
                UUID.randomUUID(),
                plan,
                issuer);
        return plan;
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
    void cityAndCountySeeTheirOwnAndNobodyElses() {
        caller("SUPERVISOR", city.id).seesInEveryTable(2);
        caller("UNIT_HEAD", city.county).seesInEveryTable(2);
        caller("UNIT_HEAD", sibling.county).seesInEveryTable(1);
    }

    @Test
    void administratorsSeeNoBusiness() {
        for (String role : new String[] {"SYSADMIN", "SECADMIN", "AUDITOR"}) {
            RowSecurity.administrator(role).seesInEveryTable(0);
        }
    }

    @Test
    void workWithoutACallerSeesEverything() {
        for (String table : RowSecurity.tables()) {
            assertTrue(RowSecurity.background().count(table) >= 3, table);
        }
    }

    @Test
    void whatIsIssuedBindsDownwardsAndADraftIsItsMakersOwn() {
        RowSecurity school = caller("UNIT_HEAD", city.school);
        assertEquals(2, school.count("plan"));
        assertEquals(0, school.count("task_state"));
        owner.useHandle(handle -> fill(handle, city.county, "DRAFT", "草案"));
        assertEquals(2, school.count("plan"));
        assertEquals(2, caller("UNIT_HEAD", city.county).count("measure"));
        assertEquals(3, caller("ISSUER", city.county).count("measure"));
        assertEquals(3, caller("LEADER", city.id).count("plan"));
    }

    @Test
    void whatWasDecidedCanOnlyBeAdded() {
        for (String table : new String[] {"plan_revision", "plan_archive"}) {
            for (String act : new String[] {"update " + table + " set actor = 'x'", "delete from " + table}) {
                String refused = assertThrows(IllegalStateException.class, () -> RowSecurity.background()
                                .number(act + " returning 1"))
                        .getCause()
                        .getMessage();
                assertTrue(refused.contains("permission denied"), refused);
            }
        }
    }

    @Test
    void proposalsAndFilesStayAboveTheirIssuersUnits() {
        for (String table : new String[] {"revision_proposal", "plan_archive"}) {
            assertEquals(0, caller("ISSUER", city.school).count(table), table);
            assertEquals(2, caller("ISSUER", city.id).count(table), table);
        }
    }

    @Test
    void anEventForThoseBelowIsReadBelow() {
        UUID id = UUID.randomUUID();
        owner.useHandle(handle -> handle.execute(
                """
                insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                  organization_id, downward) values (?, ?, 'plan.events.v1', 'test', ?, 0, now(), '{}', ?, true)""",
                RowSecurity.beforeTheFeed(),
                id,
                id,
                city.county));
        String asked = "select count(*) from change_log where id = '" + id + "'";
        assertEquals(1, caller("SYSTEM", city.school).number(asked));
        assertEquals(1, caller("SYSTEM", city.id).number(asked));
        assertEquals(0, caller("SYSTEM", sibling.school).number(asked));
    }
}
