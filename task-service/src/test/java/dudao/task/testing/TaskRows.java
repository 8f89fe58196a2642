package dudao.task.testing;

import dudao.commons.data.Ids;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tasks as the fan-out writes them, but at any stage and time. */
public final class TaskRows {

    public static final Instant LONG_AGO = Clocks.startOf(LocalDate.of(2025, 1, 6));

    private final Jdbi jdbi;

    public TaskRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public UUID add(City city, UUID unit, String state, UUID measure, Instant dueAt) {
        return add(city, unit, state, measure, dueAt, null);
    }

    /** @param submittedAt null unless it was submitted */
    public UUID add(City city, UUID unit, String state, UUID measure, Instant dueAt, Instant submittedAt) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task (id, source, plan_id, item_id, measure_id, organization_id, county_id, title,
                          state, assigned_at, assigned_by, due_at, original_due_at, deadline_basis, submitted_at,
                          updated_at)
                        values (:id, 'PLAN', :plan, :item, :measure, :unit, :county, '举措', :state, :assigned,
                          'supervisor', :due, :due, '印发时确定', :submitted, :assigned)""")
                .bind("id", id)
                .bind("plan", planOf(measure))
                .bind("item", itemOf(measure))
                .bind("measure", measure)
                .bind("unit", unit)
                .bind("county", countyOf(city, unit))
                .bind("state", state)
                .bind("assigned", LONG_AGO.atOffset(ZoneOffset.UTC))
                .bind("due", dueAt.atOffset(ZoneOffset.UTC))
                .bind("submitted", submittedAt == null ? null : submittedAt.atOffset(ZoneOffset.UTC))
                .execute());
        return id;
    }

    public static UUID planOf(UUID measure) {
        return new UUID(measure.getMostSignificantBits(), 1);
    }

    public static UUID itemOf(UUID measure) {
        return new UUID(measure.getMostSignificantBits(), 2);
    }

    private static UUID countyOf(City city, UUID unit) {
        if (unit.equals(city.bureau())) {
            return null;
        }
        return unit.equals(city.farSchool()) || unit.equals(city.otherCounty()) ? city.otherCounty() : city.county();
    }
}
