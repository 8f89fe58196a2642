package dudao.plan.revising;

import dudao.plan.archiving.ArchivePart;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Each revision as it was told, and with what it changed and touched. */
@Singleton
class RevisionsPart implements ArchivePart {

    private final Jdbi jdbi;

    RevisionsPart(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        List<Part> parts = new ArrayList<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select revision, snapshot, cast(jsonb_build_object('diff', diff, 'touched', touched) as text) changes
                        from plan_revision where plan_id = :plan order by revision""")
                .bind("plan", planId)
                .map((row, context) -> List.of(
                        part(row.getInt("revision"), "", row.getString("snapshot")),
                        part(row.getInt("revision"), "-changes", row.getString("changes"))))
                .forEach(parts::addAll));
        return parts;
    }

    private static Part part(int revision, String suffix, String text) {
        return new Part("revisions/%04d%s.json".formatted(revision, suffix), text.getBytes(StandardCharsets.UTF_8));
    }
}
