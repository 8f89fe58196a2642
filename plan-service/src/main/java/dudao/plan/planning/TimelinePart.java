package dudao.plan.planning;

import dudao.plan.archiving.ArchivePart;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who did what with the plan, with documents and what was decided about open tasks. */
@Singleton
class TimelinePart implements ArchivePart {

    private final Jdbi jdbi;

    TimelinePart(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        String rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select cast(coalesce(jsonb_agg(to_jsonb(t) - 'plan_id' order by version), '[]') as text)
                        from plan_transition t where plan_id = :plan""")
                .bind("plan", planId)
                .mapTo(String.class)
                .one());
        return List.of(new Part("timeline.json", rows.getBytes(StandardCharsets.UTF_8)));
    }
}
