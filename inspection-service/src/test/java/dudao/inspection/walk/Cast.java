package dudao.inspection.walk;

import dudao.inspection.testing.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everybody in a city of its own, where the office of a county inspects a school and the city's office stands above it. */
final class Cast {

    /** @param lapsed whether the term is over */
    record Inspector(String id, String person, boolean lapsed) {}

    final City city;
    final UUID school;
    final UUID office = UUID.randomUUID();
    final Somebody eso;
    final Somebody head;
    final List<Somebody> people = new ArrayList<>();
    final List<Inspector> inspectors = new ArrayList<>();

    Cast(City city) {
        this.city = city;
        school = city.school;
        city.add(office, "INSPECTION_OFFICE", city.county, city.path(city.county));
        eso = of(City.person("eso"), "ESO", office);
        of(City.person("second"), "ESO", office);
        head = of(City.person("head"), "UNIT_HEAD", school);
        of(City.person("clerk"), "UNIT_CLERK", school);
        // The head of the school, promoted.
        of(head.name(), "ESO,INSPECTOR", office);
        of(City.person("above"), "ESO", city.office);
        of(City.person("leader"), "LEADER", office);
        of(City.person("deputy"), "LEADER", office);
        of(City.person("city-leader"), "LEADER", city.city);
        of(City.person("county-head"), "UNIT_HEAD", city.county);
        of(City.person("own"), "ESO,LEADER", school);
        of(City.person("stranger"), "ESO,INSPECTOR,UNIT_HEAD,LEADER", city.otherCounty);
        for (String name : List.of("lead", "first", "other", "spare")) {
            inspect(City.person(name), "INSPECTOR", 1);
        }
        // An inspector who also sits in the office.
        inspect(City.person("both"), "INSPECTOR,ESO", 1);
        inspect(City.person("lapsed"), "INSPECTOR", -1);
    }

    private Somebody of(String name, String roles, UUID organization) {
        boolean above = Set.of(city.city, city.office, city.county, office).contains(organization);
        boolean sees = above || organization.equals(school);
        Somebody somebody = new Somebody(
                name, Set.of(roles.split(",")), organization, sees, above, City.api(name, roles, organization));
        people.add(somebody);
        return somebody;
    }

    private void inspect(String name, String roles, int until) {
        of(name, roles, office);
        Map<String, Object> wanted = city.newInspector(name);
        wanted.put("organizationId", office);
        wanted.put("validTo", City.today().plusDays(until).toString());
        String id = eso.api()
                .post(City.INSPECTORS, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        inspectors.add(new Inspector(id, name, until < 0));
    }

    Inspector inspector(String id) {
        return inspectors.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
