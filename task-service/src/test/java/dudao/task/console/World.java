package dudao.task.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A city of its own with two counties, a unit in each, written straight into the tables. */
final class World {

    static final String BASIS = "自交办之日起 20 个工作日";

    final Jdbi jdbi;
    final UUID city = UUID.randomUUID();
    final UUID county = UUID.randomUUID();
    final UUID otherCounty = UUID.randomUUID();
    final UUID school = UUID.randomUUID();
    final UUID otherSchool = UUID.randomUUID();

    World(Jdbi jdbi) {
        this.jdbi = jdbi;
        String root = segment(city);
        organization(city, "CITY_BUREAU", "临江市教育局", null, root, null);
        organization(county, "COUNTY_BUREAU", "东岭县教育局", city, root + segment(county), county);
        organization(otherCounty, "COUNTY_BUREAU", "西河区教育局", city, root + segment(otherCounty), otherCounty);
        organization(school, "SCHOOL", "东岭第一小学", county, root + segment(county) + segment(school), county);
        organization(
                otherSchool,
                "SCHOOL",
                "西河中学",
                otherCounty,
                root + segment(otherCounty) + segment(otherSchool),
                otherCounty);
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }

    private void organization(UUID id, String kind, String name, UUID parent, String path, UUID countyId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into organization (id, kind, name, parent_id, path, county_id, version)
                        values (:id, :kind, :name, cast(:parent as uuid), :path, cast(:county as uuid), 0)""")
                .bind("id", id)
                .bind("kind", kind)
                .bind("name", name)
                .bind("parent", parent)
                .bind("path", path)
                .bind("county", countyId)
                .execute());
    }

    /** @param dueIn days from now; negative when the limit has passed */
    UUID task(UUID unit, UUID countyId, String title, String state, int dueIn) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task (id, source, organization_id, county_id, title, state, assigned_at, assigned_by,
                                          due_at, original_due_at, deadline_basis, updated_at)
                        values (:id, 'AD_HOC', :unit, :county, :title, :state, :assigned, 'supervisor',
                                :due, :due, :basis, :assigned)""")
                .bind("id", id)
                .bind("unit", unit)
                .bind("county", countyId)
                .bind("title", title)
                .bind("state", state)
                .bind("assigned", Instant.now().minus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC))
                .bind("due", Instant.now().plus(Duration.ofDays(dueIn)).atOffset(ZoneOffset.UTC))
                .bind("basis", BASIS)
                .execute());
        return id;
    }

    void returned(UUID task, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task_transition (task_id, version, at, command, from_state, to_state, actor,
                                                     actor_name, actor_organization_id, reason, due_at, deadline_version)
                        select id, 1, now(), 'return', 'SUBMITTED', 'RETURNED', 'u1', '王督导', :city, :reason,
                               due_at, deadline_version
                        from task where id = :task""")
                .bind("task", task)
                .bind("city", city)
                .bind("reason", reason)
                .execute());
    }
}
