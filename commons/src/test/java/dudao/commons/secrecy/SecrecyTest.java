package dudao.commons.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecrecyTest {

    private static final UUID OFFICE = UUID.randomUUID();
    private static final UUID UNIT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final Secrecy RESTRICTED = new Secrecy(Classification.RESTRICTED, OFFICE);

    @Test
    void restrictedIsForTheOfficeAndThoseConcerned() {
        assertTrue(RESTRICTED.isReadableBy(OFFICE, UNIT));
        assertTrue(RESTRICTED.isReadableBy(UNIT, UNIT));
        assertFalse(RESTRICTED.isReadableBy(OTHER, UNIT, null));
        assertTrue(Secrecy.INTERNAL.isReadableBy(OTHER, UNIT));
    }

    @Test
    void theConditionNamesTheSameReaders() {
        assertEquals(
                "(t.classification <> 'RESTRICTED' or :office in (t.handling_office_id, t.organization_id))",
                Secrecy.readable("t", "t.organization_id"));
    }

    @Test
    void whatIsInternalIsNotTold() {
        assertEquals(Secrecy.INTERNAL, new Secrecy(null, null));
        assertNull(Secrecy.INTERNAL.told());
        assertEquals(Classification.RESTRICTED, RESTRICTED.told());
    }

    @Test
    void anEventLosesWhatIsNotForTheReader() throws Exception {
        String plan =
                """
                {"title": "要点", "organizationId": "%s", "items": [
                  {"title": "公开", "classification": "PUBLIC"},
                  {"title": "限制", "classification": "RESTRICTED", "handlingOfficeId": "%s"},
                  {"title": "普通"}]}"""
                        .formatted(UNIT, OFFICE);
        JsonNode forOthers = new ObjectMapper().readTree(plan);
        assertTrue(Withheld.leavesFor(OTHER, forOthers));
        assertEquals(2, forOthers.path("items").size());
        assertFalse(forOthers.toString().contains("限制"));
        JsonNode forTheOffice = new ObjectMapper().readTree(plan);
        assertTrue(Withheld.leavesFor(OFFICE, forTheOffice));
        assertEquals(3, forTheOffice.path("items").size());
    }

    @Test
    void aRestrictedEventIsForItsReadersOnly() throws Exception {
        JsonNode task = new ObjectMapper()
                .readTree(
                        """
                        {"classification": "RESTRICTED", "handlingOfficeId": "%s", "organizationId": "%s"}"""
                                .formatted(OFFICE, UNIT));
        assertTrue(Withheld.leavesFor(OFFICE, task));
        assertTrue(Withheld.leavesFor(UNIT, task));
        assertFalse(Withheld.leavesFor(OTHER, task));
    }
}
