package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.inspection.rows.CaseRows;
import dudao.inspection.rows.ProgrammeRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The second wall around programmes, 政府督查 and 问责. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RowSecurityOfProgrammesTest extends FilledTables {

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
}
