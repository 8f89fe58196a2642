package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.inspection.rows.CaseRows;
import dudao.inspection.rows.InspectionRows;
import dudao.inspection.rows.ProgrammeRows;
import dudao.inspection.rows.Rows;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
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
            Rows.fill(handle, city, city.county, city.school);
            Rows.fill(handle, city, city.county, city.school);
            Rows.fill(handle, city, city.otherCounty, city.otherSchool);
        });
    }

    /** A round may name a unit that is visited unannounced; a conclusion is its object's once it was fed back. */
    @Test
    void aRoundIsNotForTheUnitsAndAConclusionNotBeforeItsTime() {
        assertEquals(0, caller("UNIT_HEAD", city.county).count("inspection_round"));
        assertEquals(0, caller("SYSTEM", city.city).count("inspection_round_unit"));
        assertEquals(2, caller("INSPECTOR", city.county).count("inspection_round_unit"));
        UUID id = owner.withHandle(handle -> ProgrammeRows.government(handle, city.city, city.county));
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
        UUID evaluation = owner.withHandle(handle -> ProgrammeRows.evaluation(handle, city.county));
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
            ProgrammeRows.pointsEntry(handle, city.city, city.school, false);
            ProgrammeRows.pointsEntry(handle, city.city, city.school, null);
        });
        assertEquals(2, caller("UNIT_HEAD", city.school).count("points_entry"));
        assertEquals(2, caller("UNIT_HEAD", city.school).count("points_decision"));
        assertEquals(
                4,
                caller("ESO", city.city)
                        .number("select count(*) from points_entry where organization_id = '" + city.school + "'"));
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
        UUID visit =
                owner.withHandle(handle -> InspectionRows.inspection(handle, city.office, city.school, "UNANNOUNCED"));
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
        UUID visit =
                owner.withHandle(handle -> InspectionRows.inspection(handle, city.office, city.school, "UNANNOUNCED"));
        UUID finding = owner.withHandle(handle -> InspectionRows.finding(handle, visit, city.school, "IDENTIFIED"));
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
            "clue where organization_id = '" + city.school + "'",
            "inspection_round where office_id = '" + city.county + "'",
            "inspection_round_unit where organization_id = '" + city.school + "'",
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
        UUID finding = owner.withHandle(handle -> InspectionRows.finding(
                handle,
                InspectionRows.inspection(handle, city.office, city.school, "ANNOUNCED"),
                city.school,
                "IDENTIFIED"));
        String asked = "select count(*) from finding where id = '" + finding + "'";
        assertEquals(0, caller("UNIT_HEAD", city.school).number(asked));
        assertEquals(0, caller("UNIT_HEAD", city.county).number(asked));
        assertEquals(1, caller("SUPERVISOR", city.county).number(asked));
    }

    @Test
    void whatIsRestrictedIsForItsOfficeAndTheUnitItConcerns() {
        UUID finding = owner.withHandle(handle -> InspectionRows.finding(
                handle,
                InspectionRows.inspection(handle, city.office, city.school, "ANNOUNCED"),
                city.school,
                "CONFIRMED"));
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
        UUID held = owner.withHandle(handle -> CaseRows.accountability(handle, city.county, city.school));
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
        UUID evaluation = owner.withHandle(handle -> ProgrammeRows.evaluation(handle, city.county));
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
        UUID inspection =
                owner.withHandle(handle -> InspectionRows.inspection(handle, city.office, city.school, "ANNOUNCED"));
        UUID finding = owner.withHandle(handle -> InspectionRows.finding(handle, inspection, city.school, "CONFIRMED"));
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
        assertEquals(
                0,
                caller("SUPERVISOR", city.city)
                        .with("dudao.delegate", city.path(city.school))
                        .number(asked));
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
        UUID inspection =
                owner.withHandle(handle -> InspectionRows.inspection(handle, city.office, city.school, "ANNOUNCED"));
        UUID finding = owner.withHandle(handle -> InspectionRows.finding(handle, inspection, city.school, "ASSIGNED"));
        RowSecurity other = caller("UNIT_HEAD", city.otherSchool);
        String asked = "select count(*) from finding f join inspection i on i.id = f.inspection_id where f.id = '"
                + finding + "'";
        assertEquals(0, other.number(asked));
        owner.useHandle(handle -> handle.execute(
                "update finding set responsible_organization_id = ? where id = ?", city.otherSchool, finding));
        assertEquals(1, other.number(asked));
    }
}
