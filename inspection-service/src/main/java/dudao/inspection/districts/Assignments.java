package dudao.inspection.districts;

import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Who answers for which school. A school has one inspector at a time. */
@Singleton
class Assignments {

    private static final RowMapper<DistrictView.Assignment> ROW = ConstructorMapper.of(DistrictView.Assignment.class);

    private final Jdbi jdbi;

    Assignments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<DistrictView.Assignment> of(UUID district, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.organization_id, o.name as organization_name, a.inspector_id, i.name as inspector_name,
                          a.valid_from, a.valid_to
                        from district_assignment a
                        join organization o on o.id = a.organization_id
                        join inspector i on i.id = a.inspector_id
                        where a.district_id = :district and (a.valid_to is null or a.valid_to >= :today)
                        order by o.name, a.organization_id, a.valid_from""")
                .bind("district", district)
                .bind("today", today)
                .map(ROW)
                .list());
    }

    /** Ends what stood before for these schools and begins anew, each school with its inspector. */
    void begin(District district, Map<UUID, UUID> inspectors, LocalDate from, Actor by, Instant at) {
        UUID[] schools = inspectors.keySet().toArray(UUID[]::new);
        jdbi.useHandle(handle -> {
            // One at a time: two offices might give the same school to two inspectors, or one inspector too much.
            handle.execute("select pg_advisory_xact_lock(hashtext('district_assignment'))");
            long later = handle.createQuery("select later_assignments(:schools, :from)")
                    .bindArray("schools", UUID.class, (Object[]) schools)
                    .bind("from", from)
                    .mapTo(Long.class)
                    .one();
            if (later > 0) {
                throw RuleViolation.of("ASSIGNED_LATER", "有学校在 " + from + " 或以后已另有安排")
                        .at("/from", "应晚于现有安排的开始日期");
            }
            handle.createQuery("select end_assignments(:schools, :ending)")
                    .bindArray("schools", UUID.class, (Object[]) schools)
                    .bind("ending", from.minusDays(1))
                    .mapTo(Long.class)
                    .one();
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into district_assignment (id, district_id, organization_id, inspector_id, valid_from, assigned_by,
                      assigned_for, assigned_at)
                    values (:id, :district, :school, :inspector, :from, :by, :for, :at)""");
            inspectors.forEach((school, inspector) -> batch.bind("id", Ids.next())
                    .bind("district", district.id)
                    .bind("school", school)
                    .bind("inspector", inspector)
                    .bind("from", from)
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .add());
            batch.execute();
            mustBear(handle, district);
        });
    }

    /** The limits, looked at after the change: what breaks them is rolled back. */
    private static void mustBear(Handle handle, District district) {
        int schools = handle.createQuery(
                        "select count(*) from district_assignment where district_id = :district and valid_to is null")
                .bind("district", district.id)
                .mapTo(Integer.class)
                .one();
        if (schools > district.mostSchools) {
            throw RuleViolation.of("DISTRICT_TOO_LARGE", "该责任区最多 " + district.mostSchools + " 所学校,将有 " + schools + " 所")
                    .with("schools", schools);
        }
        handle.createQuery(
                        """
                        select i.name, count(*) as schools from district_assignment a join inspector i on i.id = a.inspector_id
                        where a.valid_to is null and a.inspector_id in (
                          select inspector_id from district_assignment where district_id = :district and valid_to is null)
                        group by i.id having count(*) > :most order by schools desc limit 1""")
                .bind("district", district.id)
                .bind("most", district.mostSchoolsPerInspector)
                .mapToMap()
                .findOne()
                .ifPresent(over -> {
                    throw RuleViolation.of(
                                    "INSPECTOR_OVERLOADED",
                                    over.get("name") + " 将负责 " + over.get("schools") + " 所学校,最多 "
                                            + district.mostSchoolsPerInspector + " 所")
                            .with("schools", over.get("schools"));
                });
    }
}
