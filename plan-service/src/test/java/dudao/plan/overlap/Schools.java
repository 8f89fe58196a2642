package dudao.plan.overlap;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.plan.testing.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** More counties and schools for a city, and audiences drawn among them. */
final class Schools {

    record Unit(UUID id, UUID county, String kind, String schoolClass, String ownership) {}

    /** As the API takes it, and as it is understood here. */
    record Drawn(String json, List<UUID> units) {}

    private static final List<String> CLASSES = List.of("11", "21", "31", "34");

    final List<UUID> counties = new ArrayList<>();
    final List<Unit> units = new ArrayList<>();
    private final City city;

    Schools(OrganizationTree tree, City city, int counties, int schools, Random random) {
        this.city = city;
        String root = segment(city.id);
        List<Registered> all = new ArrayList<>();
        units.add(new Unit(city.county, city.county, "COUNTY_BUREAU", null, null));
        units.add(new Unit(city.school, city.county, "SCHOOL", "21", "PUBLIC"));
        units.add(new Unit(city.privateSchool, city.county, "SCHOOL", "31", "PRIVATE"));
        for (int c = 0; c < counties; c++) {
            UUID county = UUID.randomUUID();
            this.counties.add(county);
            units.add(new Unit(county, county, "COUNTY_BUREAU", null, null));
            all.add(new Registered(
                    county,
                    "COUNTY_BUREAU",
                    "县教育局" + c,
                    city.id,
                    root + segment(county),
                    county,
                    null,
                    null,
                    null,
                    null,
                    0));
            for (int s = 0; s < schools / counties; s++) {
                String schoolClass = CLASSES.get(random.nextInt(CLASSES.size()));
                String ownership = random.nextInt(4) == 0 ? "PRIVATE" : "PUBLIC";
                Unit school = new Unit(UUID.randomUUID(), county, "SCHOOL", schoolClass, ownership);
                units.add(school);
                all.add(new Registered(
                        school.id,
                        "SCHOOL",
                        "学校" + c + "-" + s,
                        county,
                        root + segment(county) + segment(school.id),
                        county,
                        schoolClass,
                        ownership,
                        null,
                        null,
                        0));
            }
        }
        tree.upsert(all);
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }

    Drawn draw(Random random) {
        if (random.nextInt(4) == 0) {
            List<UUID> named = random.ints(1 + random.nextInt(4), 0, units.size())
                    .mapToObj(n -> units.get(n).id)
                    .distinct()
                    .toList();
            return new Drawn("{\"organizationIds\":%s}".formatted(quoted(named)), named);
        }
        UUID under = random.nextInt(3) == 0 ? city.id : counties.get(random.nextInt(counties.size()));
        String kind = random.nextInt(4) == 0 ? "COUNTY_BUREAU" : random.nextInt(3) == 0 ? null : "SCHOOL";
        String schoolClass = kind == null || random.nextInt(3) == 0 && kind.equals("SCHOOL")
                ? CLASSES.get(random.nextInt(CLASSES.size()))
                : null;
        String ownership = random.nextInt(4) == 0 ? "PRIVATE" : null;
        String json = "{\"under\":\"" + under + "\""
                + (kind == null ? "" : ",\"kinds\":[\"" + kind + "\"]")
                + (schoolClass == null ? "" : ",\"schoolClasses\":[\"" + schoolClass + "\"]")
                + (ownership == null ? "" : ",\"ownership\":\"" + ownership + "\"") + "}";
        List<UUID> meant = units.stream()
                .filter(unit -> under.equals(city.id) || under.equals(unit.county))
                .filter(unit -> kind == null || kind.equals(unit.kind))
                .filter(unit -> schoolClass == null || schoolClass.equals(unit.schoolClass))
                .filter(unit -> ownership == null || ownership.equals(unit.ownership))
                .map(Unit::id)
                .toList();
        return new Drawn(json, meant);
    }

    private static String quoted(List<UUID> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").toList().toString();
    }
}
