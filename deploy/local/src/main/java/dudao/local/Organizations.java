package dudao.local;

import dudao.local.Organization.Kind;
import dudao.local.Organization.Ownership;
import dudao.local.Organization.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The example's city, its counties and 2,000 invented schools: the same ones each time. */
public final class Organizations {
    public static final String CITY = "341500";
    public static final String INSPECTION_OFFICE = CITY + "-DD";

    /** Serials this high are not in use, so that no invented school has the code of a real one. */
    private static final int FIRST_SERIAL = 990_001;

    private final SplittableRandom random = new SplittableRandom(Integer.parseInt(CITY));
    private final SchoolNames names = new SchoolNames(random);
    private final List<Organization> all = new ArrayList<>();
    private int serial = FIRST_SERIAL;

    private Organizations() {
        all.add(Organization.bureau(CITY, "六安市教育局", Kind.CITY_BUREAU, Optional.empty()));
        all.add(Organization.office(INSPECTION_OFFICE, "六安市教育局教育督导室", Kind.INSPECTION_OFFICE, CITY));
        for (var county : County.values()) {
            all.add(Organization.bureau(county.code, county.bureau(), Kind.COUNTY_BUREAU, Optional.of(CITY)));
        }
        for (var schoolClass : SchoolClass.values()) {
            addSchools(schoolClass);
        }
    }

    /** Parents before children. */
    public static List<Organization> all() {
        return Once.ALL;
    }

    public static List<Organization> schools() {
        return all().stream().filter(each -> each.kind() == Kind.SCHOOL).toList();
    }

    static Optional<Organization> find(String code) {
        return Optional.ofNullable(Once.BY_CODE.get(code));
    }

    /** Made when first asked for: a token for the supervisor has no need of 2,000 schools. */
    private static final class Once {
        static final List<Organization> ALL = List.copyOf(new Organizations().all);
        static final Map<String, Organization> BY_CODE =
                ALL.stream().collect(Collectors.toUnmodifiableMap(Organization::code, Function.identity()));
    }

    private void addSchools(SchoolClass schoolClass) {
        var perCounty = perCounty(schoolClass.schools);
        for (var county : County.values()) {
            for (var n = 1; n <= perCounty[county.ordinal()]; n++) {
                all.add(school(schoolClass, county));
            }
        }
    }

    private Organization school(SchoolClass schoolClass, County county) {
        var isPrivate = random.nextInt(100) < schoolClass.privatePercent;
        return new Organization(
                schoolClass.code(serial++),
                Optional.of(Scheme.SCHOOL),
                names.next(schoolClass, county, isPrivate),
                Kind.SCHOOL,
                Optional.of(county.code),
                Optional.of(schoolClass),
                Optional.of(isPrivate ? Ownership.PRIVATE : Ownership.PUBLIC));
    }

    /** By share, but at least one school of each class in each county; the largest county takes what rounding leaves. */
    static int[] perCounty(int schools) {
        var counts = new int[County.values().length];
        var left = schools;
        for (var county : County.values()) {
            counts[county.ordinal()] = Math.max(1, schools * county.share / 1000);
            left -= counts[county.ordinal()];
        }
        counts[County.HUOQIU.ordinal()] += left;
        return counts;
    }
}
