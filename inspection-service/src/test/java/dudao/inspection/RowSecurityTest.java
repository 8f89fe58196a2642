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

/** The second wall: what holds of every table and of every caller. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RowSecurityTest extends FilledTables {

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
}
