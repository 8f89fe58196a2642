package dudao.commons.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SYSADMIN; false",
                "SECADMIN; false",
                "AUDITOR; false",
                "SYSADMIN,SECADMIN; true",
                "SECADMIN,AUDITOR; true",
                "AUDITOR,SYSADMIN; true",
                "SYSADMIN,SUPERVISOR; true",
                "AUDITOR,SYSTEM; true",
                "SECADMIN,INSPECTOR; true",
                "ISSUER,LEADER,ESO; false",
                "SYSADMIN,offline_access; false",
                "; false",
            })
    void anAdministratorIsNothingElse(String roles, boolean combined) {
        List<String> given = roles == null ? List.of() : List.of(roles.split(","));
        assertEquals(combined, Roles.areCombined(Roles.known(given)));
    }

    @Test
    void whatIsNotKnownGivesNothing() {
        assertEquals(Set.of("ESO"), Roles.known(List.of("ESO", "uma_authorization", "sysadmin")));
    }

    @Test
    void aSeatAnAdministrationAndASystemAreNotDelegated() {
        assertTrue(Roles.isDelegable("LEADER"));
        for (String role : List.of("INSPECTOR", "SYSTEM", "SYSADMIN", "SECADMIN", "AUDITOR", "nobody")) {
            assertFalse(Roles.isDelegable(role), role);
        }
    }
}
