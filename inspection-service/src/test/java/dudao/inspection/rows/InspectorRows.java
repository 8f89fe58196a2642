package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Inspectors with their file and their district. */
final class InspectorRows {

    private InspectorRows() {}

    static UUID fill(Handle handle, UUID county, UUID school) {
        UUID inspector = UUID.randomUUID();
        handle.execute(
                """
                insert into inspector (id, version, name, kind, certificate_number, organization_id, person,
                  valid_from, valid_to, registered_by, registered_at)
                values (?, 0, '督学', 'FULL_TIME', ?, ?, 'inspector', current_date, current_date, 'eso', now())""",
                inspector,
                inspector.toString(),
                county);
        handle.execute("insert into inspector_term values (?, 0, current_date, current_date, 1, '任命')", inspector);
        handle.execute(
                """
                insert into inspector_record (id, inspector_id, kind, held_on, title, recorded_by, recorded_at)
                values (?, ?, 'TRAINING', current_date, '培训', 'eso', now())""",
                UUID.randomUUID(),
                inspector);
        UUID district = UUID.randomUUID();
        handle.execute(
                """
                insert into district (id, version, office_id, name, most_schools, most_schools_per_inspector, created_by,
                  created_at) values (?, 0, ?, '责任区', 20, 5, 'eso', now())""",
                district,
                county);
        handle.execute(
                """
                insert into district_assignment (id, district_id, organization_id, inspector_id, valid_from, valid_to,
                  assigned_by, assigned_at) values (?, ?, ?, ?, current_date, current_date, 'eso', now())""",
                UUID.randomUUID(),
                district,
                school,
                inspector);
        return inspector;
    }
}
