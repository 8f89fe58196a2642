package dudao.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The persons of the example and the roles they have. */
public final class Persons {
    private static final Pattern OF_SCHOOL = Pattern.compile("school-(\\d{10})");
    private static final List<Person> NAMED = named();

    private Persons() {}

    private static List<Person> named() {
        var persons = new ArrayList<Person>();
        persons.add(ofCity("supervisor", "程立新（市教育局督查督办）", "SUPERVISOR"));
        persons.add(ofCity("issuer", "方文清（市教育局发文）", "ISSUER"));
        persons.add(ofCity("leader", "陶永年（市教育局分管领导）", "LEADER"));
        persons.add(ofOffice("eso", "汪承志（市教育督导室）", "ESO"));
        persons.add(ofOffice("team-lead", "鲍静远（督导组长）", "INSPECTOR"));
        var inspectors = List.of("储明月", "夏长河", "江听雨", "邵安平", "卫若兰");
        for (var n = 1; n <= inspectors.size(); n++) {
            persons.add(ofOffice("inspector-" + n, inspectors.get(n - 1) + "（督学）", "INSPECTOR"));
        }
        persons.add(ofCity("sysadmin", "系统管理员", "SYSADMIN"));
        persons.add(ofCity("secadmin", "安全保密管理员", "SECADMIN"));
        persons.add(ofCity("auditor", "安全审计员", "AUDITOR"));
        persons.add(ofCity("system-partner", "对接系统", "SYSTEM"));
        for (var county : County.values()) {
            persons.add(headOf(county));
            persons.add(clerkOf(county));
        }
        return List.copyOf(persons);
    }

    /** The named ones first, then the heads of the example's schools. */
    public static List<Person> all() {
        var all = new ArrayList<>(NAMED);
        Organizations.schools().forEach(school -> all.add(headOf(school.code(), school.name())));
        return all;
    }

    /** All but the schools' heads. */
    public static List<Person> few() {
        return NAMED;
    }

    public static Optional<Person> find(String name) {
        var school = OF_SCHOOL.matcher(name);
        if (school.matches()) {
            return ofSchool(school.group(1));
        }
        return NAMED.stream().filter(person -> person.name().equals(name)).findFirst();
    }

    /** Also of schools that the example does not have: somebody may have imported their own. */
    private static Optional<Person> ofSchool(String code) {
        return SchoolClass.of(code)
                .map(any -> Organizations.find(code).map(Organization::name).orElse("学校" + code))
                .map(name -> headOf(code, name));
    }

    private static Person headOf(String schoolCode, String schoolName) {
        return new Person("school-" + schoolCode, schoolName + "负责人", List.of("UNIT_HEAD"), schoolCode);
    }

    private static Person headOf(County county) {
        return new Person("county-" + county.code, county.bureau() + "负责人", List.of("UNIT_HEAD"), county.code);
    }

    private static Person clerkOf(County county) {
        return new Person(
                "county-" + county.code + "-clerk", county.bureau() + "经办人", List.of("UNIT_CLERK"), county.code);
    }

    private static Person ofCity(String name, String displayName, String role) {
        return new Person(name, displayName, List.of(role), Organizations.CITY);
    }

    private static Person ofOffice(String name, String displayName, String role) {
        return new Person(name, displayName, List.of(role), Organizations.INSPECTION_OFFICE);
    }
}
