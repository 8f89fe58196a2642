package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Organization.Ownership;
import dudao.local.example.OrganizationsCsv;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
    private final List<Organization> all = Organizations.all();
    private final List<Organization> schools = Organizations.schools();

    @Test
    void thereAreTwoThousandSchoolsOfAllClassesInAllCounties() {
        assertEquals(2000, schools.size());
        for (var county : County.values()) {
            for (var schoolClass : SchoolClass.values()) {
                assertTrue(
                        schools.stream()
                                .anyMatch(school ->
                                        school.parentCode().orElseThrow().equals(county.code)
                                                && school.schoolClass().orElseThrow() == schoolClass),
                        county + " " + schoolClass);
            }
        }
    }

    @Test
    void codesNamesAndIdsAreGivenOnce() {
        assertDistinct(Organization::code);
        assertDistinct(Organization::name);
        assertDistinct(Organization::id);
    }

    private void assertDistinct(Function<Organization, ?> property) {
        assertEquals(all.size(), all.stream().map(property).distinct().count());
    }

    @Test
    void aSchoolsCodeTellsItsClassAndProvince() {
        for (var school : schools) {
            var digits = school.schoolClass().orElseThrow().digits;
            assertTrue(school.code().matches(digits + "34\\d{6}"), school.code());
            assertTrue(school.name().matches("[\\u4e00-\\u9fff]{6,20}"), school.name());
        }
    }

    @Test
    void parentsComeBeforeChildren() {
        var seen = new HashSet<String>();
        for (var organization : all) {
            organization.parentCode().ifPresent(parent -> assertTrue(seen.contains(parent), organization.code()));
            seen.add(organization.code());
        }
    }

    @Test
    void someArePrivateButNoSpecialSchoolIs() {
        var ofPrivate = schools.stream()
                .filter(school -> school.ownership().orElseThrow() == Ownership.PRIVATE)
                .toList();
        assertTrue(ofPrivate.size() > 300 && ofPrivate.size() < 600, "" + ofPrivate.size());
        assertFalse(ofPrivate.stream().anyMatch(school -> school.schoolClass().orElseThrow() == SchoolClass.SPECIAL));
    }

    /** If this changes, tokens and examples that people have written down change too. */
    @Test
    void theyAreTheSameEachTime() {
        var lines =
                schools.stream().map(school -> school.code() + school.name()).toList();
        assertEquals(-1403701972, lines.hashCode());
    }

    @Test
    void theImportGetsWhatItsHeaderNames() {
        var lines = OrganizationsCsv.of(all).split("\r\n");
        assertEquals("id,kind,name,parentCode,codeScheme,code,schoolClass,ownership", lines[0]);
        assertEquals(id("341500") + ",CITY_BUREAU,六安市教育局,,GB2260,341500,,", lines[1]);
        assertEquals(id("341500-DD") + ",INSPECTION_OFFICE,六安市教育局教育督导室,341500,,,,", lines[2]);
        assertEquals(id("1134990001") + ",SCHOOL,金安区长垅乡实验幼儿园,341502,SCHOOL,1134990001,11,PUBLIC", lines[10]);
        assertEquals(1 + all.size(), lines.length);
    }

    private static String id(String code) {
        return Organization.id(code).toString();
    }
}
