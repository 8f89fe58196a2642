package dudao.plan.progress;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Asks the database what has changed since something was read that is remembered. Changes are noted for an hour. */
@Singleton
class Changes {

    /** What began before any that still ran then has been seen, so a few rows at the end of the index are looked at. */
    private static final String SINCE =
            """
            select cast(pg_current_snapshot() as text) snapshot, exists (
              select from plan_change where plan_id = :plan and (content or :any)
                and changed_by >= pg_snapshot_xmin(cast(cast(:snapshot as text) as pg_snapshot))
                and not pg_visible_in_snapshot(changed_by, cast(cast(:snapshot as text) as pg_snapshot))) changed""";

    /**
     * @param snapshot to be remembered with what is read after it, which is then at most newer
     * @param changed says nothing where nothing was remembered
     */
    record Seen(String snapshot, boolean changed) {}

    private final Jdbi jdbi;

    Changes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of anything that progress tells of the plan. */
    Seen since(String snapshot, UUID planId) {
        return since(snapshot, planId, true);
    }

    /** Of what the plan says. */
    Seen ofContentSince(String snapshot, UUID planId) {
        return since(snapshot, planId, false);
    }

    private Seen since(String snapshot, UUID planId, boolean any) {
        return jdbi.withHandle(handle -> handle.createQuery(SINCE)
                .bind("plan", planId)
                .bind("snapshot", snapshot)
                .bind("any", any)
                .map((row, context) -> new Seen(row.getString("snapshot"), row.getBoolean("changed")))
                .one());
    }
}
