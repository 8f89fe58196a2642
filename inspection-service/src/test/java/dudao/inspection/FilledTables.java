package dudao.inspection;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.RowSecurity;
import dudao.inspection.rows.Rows;
import dudao.inspection.testing.City;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** Statements of the service's role that have forgotten whose rows they may see, over every table. */
abstract class FilledTables {

    @Inject
    OrganizationTree tree;

    final Jdbi owner = RealParts.owner();

    City city;

    /** In every table two rows of the one county and one of the other. */
    @BeforeEach
    void fill() {
        city = new City(tree);
        owner.useHandle(handle -> {
            Rows.fill(handle, city, city.county, city.school);
            Rows.fill(handle, city, city.county, city.school);
            Rows.fill(handle, city, city.otherCounty, city.otherSchool);
        });
    }

    RowSecurity caller(String role, UUID organization) {
        OrganizationTree.Node own = tree.get(organization);
        boolean near = own.countyId() != null && !own.countyId().equals(own.id());
        return RowSecurity.caller(role, organization, own.path())
                .with("dudao.counties", ids("id = county_id and path ^@ ?", own.path()))
                .with("dudao.units", near ? ids("path ^@ ?", own.path()) : "");
    }

    String ids(String condition, String path) {
        return owner.withHandle(handle -> handle.select(
                        "select coalesce(string_agg(cast(id as text), ','), '') from organization where " + condition,
                        path)
                .mapTo(String.class)
                .one());
    }
}
