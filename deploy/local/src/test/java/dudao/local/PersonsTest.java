package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PersonsTest {
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("supervisor", "SUPERVISOR"),
            Map.entry("issuer", "ISSUER"),
            Map.entry("leader", "LEADER"),
            Map.entry("eso", "ESO"),
            Map.entry("team-lead", "INSPECTOR"),
            Map.entry("inspector-1", "INSPECTOR"),
            Map.entry("inspector-5", "INSPECTOR"),
            Map.entry("county-341524", "UNIT_HEAD"),
            Map.entry("county-341524-clerk", "UNIT_CLERK"),
            Map.entry("school-2134990881", "UNIT_HEAD"),
            Map.entry("sysadmin", "SYSADMIN"),
            Map.entry("secadmin", "SECADMIN"),
            Map.entry("auditor", "AUDITOR"),
            Map.entry("system-partner", "SYSTEM"));

    @Test
    void eachHasTheRoleThatTheContractGives() {
        ROLES.forEach((name, role) ->
                assertEquals(List.of(role), Persons.find(name).orElseThrow().roles(), name));
    }

    @Test
    void theOrganisationFollowsFromTheCodeAlone() {
        assertEquals(Organization.id("341500").toString(), org("supervisor"));
        assertEquals(Organization.id("341500-DD").toString(), org("inspector-3"));
        assertEquals(Organization.id("341524").toString(), org("county-341524-clerk"));
        assertEquals(Organization.id("2134990881").toString(), org("school-2134990881"));
        assertEquals(UUID.fromString("9b3b3348-338e-39b2-b365-ad32849f0c38"), Organization.id("341500"));
    }

    private static Object org(String person) {
        return Persons.find(person).orElseThrow().claims().get("org");
    }

    @Test
    void whoIsNotKnownIsNobody() {
        for (var name : List.of(
                "",
                "nobody",
                "inspector-6",
                "county-341599",
                "county-341524-",
                "school-123",
                "school-9934990881",
                "school-2135990881",
                "supervisor ",
                "SUPERVISOR")) {
            assertEquals(Optional.empty(), Persons.find(name), name);
        }
    }

    @Test
    void whoIsListedIsFoundAndNobodyIsListedTwice() {
        var names = Persons.all().stream().map(Person::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertEquals(14 + 2 * 7 + 2000, names.size());
        assertTrue(names.stream().allMatch(name -> Persons.find(name).isPresent()));
    }

    @Test
    void everybodyHasAnOrganisationOfTheExample() {
        var codes = Organizations.all().stream().map(Organization::code).collect(Collectors.toSet());
        Persons.all().forEach(person -> assertTrue(codes.contains(person.organizationCode()), person.name()));
    }
}
