package dudao.task.testing;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import java.util.List;
import java.util.UUID;

/** A city of its own for one test class: a bureau, two counties, three schools of the first and one of the second. */
public record City(
        UUID bureau, UUID county, UUID otherCounty, UUID school, UUID secondSchool, UUID thirdSchool, UUID farSchool) {

    public static City found(OrganizationTree tree) {
        City city = new City(id(), id(), id(), id(), id(), id(), id());
        tree.upsert(List.of(
                city.organization(city.bureau, "CITY_BUREAU", null),
                city.organization(city.county, "COUNTY_BUREAU", null),
                city.organization(city.otherCounty, "COUNTY_BUREAU", null),
                city.organization(city.school, "SCHOOL", city.county),
                city.organization(city.secondSchool, "SCHOOL", city.county),
                city.organization(city.thirdSchool, "SCHOOL", city.county),
                city.organization(city.farSchool, "SCHOOL", city.otherCounty)));
        return city;
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private Registered organization(UUID id, String kind, UUID countyAbove) {
        UUID parent = id.equals(bureau) ? null : countyAbove == null ? bureau : countyAbove;
        String path = segment(bureau);
        if (!id.equals(bureau)) {
            path += (countyAbove == null ? "" : segment(countyAbove)) + segment(id);
        }
        UUID countyId = id.equals(bureau) ? null : countyAbove == null ? id : countyAbove;
        return new Registered(id, kind, kind + " " + id, parent, path, countyId, null, null, null, null, 0);
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }
}
