package dudao.inspection.rows;

import dudao.inspection.testing.City;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** In every table a row that belongs to a county, written past everything a service would do. */
public final class Rows {

    private Rows() {}

    /** @param school one of the county */
    public static void fill(Handle handle, City city, UUID county, UUID school) {
        UUID inspector = InspectorRows.fill(handle, county, school);
        InspectionRows.fill(handle, city.office, county, school, inspector);
        PlanningRows.fill(handle, county, school, inspector);
        ClueRows.fill(handle, school);
        ProgrammeRows.fill(handle, county, school);
        CaseRows.accountability(handle, county, school);
    }
}
