package dudao.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.inspection.rows.InspectionRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The second wall around visits, what they found and what became of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RowSecurityOfVisitsTest extends FilledTables {

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
