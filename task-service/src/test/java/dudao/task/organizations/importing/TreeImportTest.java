package dudao.task.organizations.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.task.jobs.Outcome;
import dudao.task.organizations.Organization;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeImportTest {

    private static final String HEADER = "kind,name,parentCode,codeScheme,code,schoolClass,ownership,id\n";
    private static final String CITY = "CITY_BUREAU,市局,,GB2260,990000,,,\n";
    private static final String COUNTY = "COUNTY_BUREAU,县局,990000,GB2260,990001,,,\n";
    private static final String SCHOOL = "SCHOOL,小学,990001,SCHOOL,2134000001,,PUBLIC,\n";

    private final Map<UUID, Organization> registered = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();

    private TreeImport read(String rows) {
        byte[] file = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        return TreeImport.of(new ArrayList<>(registered.values()), givenUp, ImportedFile.csv(file));
    }

    private void register(String rows) {
        TreeImport tree = read(rows);
        assertEquals(List.of(), tree.outcome().errors());
        tree.changed().forEach(each -> registered.put(each.id(), each));
    }

    private Organization byCode(Collection<Organization> organizations, String code) {
        return organizations.stream()
                .filter(each -> code.equals(each.code()))
                .findFirst()
                .orElseThrow();
    }

    private Organization registered(String code) {
        return byCode(registered.values(), code);
    }

    @Test
    void parentsMayStandAfterTheirChildren() {
        register(SCHOOL + COUNTY + CITY);
        Organization school = registered("2134000001");
        Organization county = registered("990001");
        assertEquals(county.id(), school.parentId());
        assertEquals(county.id(), school.countyId());
        assertEquals(county.id(), county.countyId());
        assertEquals(null, registered("990000").countyId());
        assertEquals(county.path() + school.id().toString().replace("-", "") + "/", school.path());
        assertEquals("21", school.schoolClass(), "told by the code");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        register(CITY + COUNTY + SCHOOL);
        TreeImport again = read(CITY + COUNTY + SCHOOL);
        assertEquals(List.of(), again.changed());
        assertEquals(3, again.outcome().skipped().size());
        assertEquals(0, again.outcome().done().size());
    }

    @Test
    void onlyWhatDiffersChangesAndGetsTheNextVersion() {
        register(CITY + COUNTY + SCHOOL);
        TreeImport renamed = read(CITY + COUNTY + SCHOOL.replace("小学", "中心小学"));
        assertEquals(1, renamed.changed().size());
        assertEquals(1, renamed.changed().get(0).version());
        assertEquals(registered("2134000001").id(), renamed.changed().get(0).id());
        assertEquals(2, renamed.outcome().skipped().size());
    }

    @Test
    void whatTheFileDoesNotNameMovesWithItsParent() {
        register(CITY + "CITY_BUREAU,邻市局,,GB2260,980000,,,\n" + COUNTY + SCHOOL);
        TreeImport moved = read(COUNTY.replace(",990000,", ",980000,"));
        assertEquals(1, moved.outcome().done().size());
        Organization school = byCode(moved.changed(), "2134000001");
        assertTrue(school.path().startsWith(registered("980000").path()));
        assertEquals(1, school.version());
        assertEquals(2, moved.changed().size());
    }

    @Test
    void anOrganisationWithoutACodeIsKnownByItsId() {
        String office = "INSPECTION_OFFICE,督导室,990000,,,,," + UUID.randomUUID() + "\n";
        register(CITY + office);
        assertEquals(List.of(), read(office).changed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUREAU,甲,990000,GB2260,990009,,,|kind|UNKNOWN_KIND",
                "SCHOOL,,990000,SCHOOL,2134000009,,,|name|REQUIRED",
                "SCHOOL,甲,990009,SCHOOL,2134000009,,,|parentCode|UNKNOWN_PARENT",
                "SCHOOL,甲,,SCHOOL,2134000009,,,|parentCode|REQUIRED",
                "SCHOOL,甲,2134000001,SCHOOL,2134000009,,,|parentCode|PARENT_NOT_ALLOWED",
                "CITY_BUREAU,甲,990000,GB2260,990009,,,|parentCode|PARENT_NOT_ALLOWED",
                "SCHOOL,甲,990000,SCHOOL,213400000,,,|code|INVALID_CODE",
                "SCHOOL,甲,990000,SCHOOL,,,,|code|INVALID_CODE",
                "SCHOOL,甲,990000,ZIP,2134000009,,,|codeScheme|UNKNOWN_SCHEME",
                "SCHOOL,甲,990000,,2134000009,,,|codeScheme|REQUIRED",
                "SCHOOL,甲,990000,,,,,|id|ID_OR_CODE_REQUIRED",
                "SCHOOL,甲,990000,SCHOOL,2134000009,31,,|schoolClass|SCHOOL_CLASS_MISMATCH",
                "SCHOOL,甲,990000,SCHOOL,2134000009,,STATE,|ownership|INVALID_VALUE",
                "SCHOOL,甲,990000,SCHOOL,2134000009,,,17|id|INVALID_ID",
                "COUNTY_BUREAU,甲,990000,SCHOOL,2134000001,,,|kind|KIND_CHANGED",
                "SCHOOL,甲,990000,SCHOOL,2134000001,,,00000000-0000-0000-0000-000000000001|code|CODE_TAKEN"
            })
    void anErrorIsFoundWithLineAndColumn(String row, String column, String code) {
        register(CITY + COUNTY + SCHOOL);
        Outcome outcome = read(CITY + row + "\n").outcome();
        assertEquals(1, outcome.errors().size(), outcome.errors()::toString);
        assertEquals(3, outcome.errors().get(0).line());
        assertEquals(column, outcome.errors().get(0).column());
        assertEquals(code, outcome.errors().get(0).code());
        assertEquals(1, outcome.failed());
        assertEquals(2, outcome.total());
    }

    @Test
    void aCodeOnceGivenIsNotChangedByTheWay() {
        register(CITY + COUNTY + SCHOOL);
        UUID school = registered("2134000001").id();
        Outcome outcome = read("SCHOOL,小学,990001,SCHOOL,2134000002,,PUBLIC," + school + "\n")
                .outcome();
        assertEquals("CODE_CHANGED", outcome.errors().get(0).code());
    }

    @Test
    void theSameCodeTwiceIsOneTooMany() {
        Outcome outcome = read(CITY + COUNTY + SCHOOL + SCHOOL).outcome();
        assertEquals("DUPLICATE_IN_FILE", outcome.errors().get(0).code());
        assertEquals(5, outcome.errors().get(0).line());
    }

    @Test
    void aCodeThatWasGivenUpIsNotGivenAgain() {
        givenUp.add("2134000009");
        register(CITY + COUNTY);
        Outcome outcome = read("SCHOOL,乙,990001,SCHOOL,2134000009,,PUBLIC,\n").outcome();
        assertEquals("CODE_GIVEN_UP", outcome.errors().get(0).code());
        assertEquals("code", outcome.errors().get(0).column());
    }

    @Test
    void aClosedOrganisationIsNeitherChangedNorAParent() {
        register(CITY + COUNTY + SCHOOL);
        UUID county = registered("990001").id();
        registered.computeIfPresent(county, (id, open) -> open.closed(LocalDate.of(2026, 9, 1)));
        Outcome outcome = read("COUNTY_BUREAU,县局,990000,,,,," + county + "\n").outcome();
        assertEquals(
                List.of("ORGANIZATION_CLOSED"),
                outcome.errors().stream().map(Outcome.RowError::code).toList());
        assertEquals(
                "UNKNOWN_PARENT",
                read("SCHOOL,乙,990001,SCHOOL,2134000008,,PUBLIC,\n")
                        .outcome()
                        .errors()
                        .get(0)
                        .code());
    }

    @Test
    void everyErrorIsTold() {
        Outcome outcome = read(CITY + "SCHOOL,,990009,SCHOOL,1,7,STATE,x\nSCHOOL,甲,990009,SCHOOL,2134000001,,,\n")
                .outcome();
        assertEquals(
                List.of("id", "name", "code", "schoolClass", "ownership", "parentCode"),
                outcome.errors().stream().map(Outcome.RowError::column).toList());
        assertEquals(2, outcome.failed());
    }

    @Test
    void aChildIsNotAtFaultForItsParent() {
        Outcome outcome = read(CITY + COUNTY.replace("县局", "") + SCHOOL).outcome();
        assertEquals(
                List.of("name"),
                outcome.errors().stream().map(Outcome.RowError::column).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|kind|MISSING_COLUMN",
                "kind,name,colour|colour|UNKNOWN_COLUMN",
                "kind,kind,name|kind|DUPLICATE_COLUMN",
                "name,code|kind|MISSING_COLUMN"
            })
    void theHeaderNamesTheColumns(String header, String column, String code) {
        TreeImport tree = TreeImport.of(List.of(), Set.of(), ImportedFile.csv(header.getBytes(StandardCharsets.UTF_8)));
        assertEquals(column, tree.outcome().errors().get(0).column());
        assertEquals(code, tree.outcome().errors().get(0).code());
    }

    @Test
    void aLineOfAnotherLengthAndABrokenQuoteAreErrorsOfTheirLine() {
        assertEquals(
                "WRONG_NUMBER_OF_CELLS",
                read(CITY + "SCHOOL,甲\n").outcome().errors().get(0).code());
        assertEquals(
                "MALFORMED_CSV",
                read(CITY + "SCHOOL,\"甲\n").outcome().errors().get(0).code());
    }

    @Test
    void nulAndLongTextsDoNotReachTheDatabase() {
        Outcome outcome = read("CITY_BUREAU,\"a\u0000b\",,GB2260,990000,,,\n" + "CITY_BUREAU," + "长".repeat(201)
                        + ",,GB2260,990002,,,\n")
                .outcome();
        assertEquals("CHARACTER_NOT_ALLOWED", outcome.errors().get(0).code());
        assertEquals("a\uFFFDb", outcome.errors().get(0).value());
        assertEquals("TOO_LONG", outcome.errors().get(1).code());
    }
}
