package dudao.local.example;

import dudao.local.County;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.SchoolClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whom a measure is for, in the words of the API. */
final class Audience {
    private Audience() {}

    static Map<String, Object> counties() {
        return Map.of("kinds", List.of("COUNTY_BUREAU"), "under", Organization.id(Organizations.CITY));
    }

    static Map<String, Object> schools(SchoolClass... classes) {
        return schools(Organizations.CITY, classes);
    }

    static Map<String, Object> schools(County county, SchoolClass... classes) {
        return schools(county.code, classes);
    }

    private static Map<String, Object> schools(String under, SchoolClass... classes) {
        var digits = Arrays.stream(classes).map(each -> each.digits).toList();
        return digits.isEmpty()
                ? Map.of("kinds", List.of("SCHOOL"), "under", Organization.id(under))
                : Map.of("kinds", List.of("SCHOOL"), "under", Organization.id(under), "schoolClasses", digits);
    }
}
