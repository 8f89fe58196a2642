package dudao.plan.archiving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.WholeView;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The files of plans that are over: built once, at the command, and never changed. */
@Singleton
public class Archives {

    static final String MANIFEST = "manifest.json";

    /** @param restricted whether something in it is not for all who read the plan */
    record Kept(boolean restricted, String manifest, String sha256, byte[] content) {}

    private final List<ArchivePart> parts;
    private final WholeView whole;
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    Archives(@All List<ArchivePart> parts, WholeView whole, Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.parts = parts;
        this.whole = whole;
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** @return SHA-256 of the package */
    public String build(UUID planId, Actor by) {
        return whole.of(() -> {
            OffsetDateTime endedAt = endedAt(planId);
            List<ArchivePart.Part> all = new ArrayList<>(parts.stream()
                    .flatMap(each -> each.of(planId, endedAt.toInstant()).stream())
                    .sorted(Comparator.comparing(ArchivePart.Part::name))
                    .toList());
            String manifest = write(Manifest.of(planId, endedAt, shanghai(clock.instant()), by, all));
            all.add(new ArchivePart.Part(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)));
            byte[] content = Package.of(all);
            keep(planId, by, manifest, content);
            return Sha256.of(content);
        });
    }

    private OffsetDateTime endedAt(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select max(at) from plan_transition where plan_id = :plan and to_status in ('CLOSED', 'REVOKED')""")
                .bind("plan", planId)
                .map((row, context) ->
                        shanghai(row.getObject(1, OffsetDateTime.class).toInstant()))
                .one());
    }

    private void keep(UUID planId, Actor by, String manifest, byte[] content) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into plan_archive (plan_id, built_at, actor, actor_name, on_behalf_of, restricted,
                          manifest, sha256, package)
                        select p.id, :now, :actor, :actorName, :onBehalfOf, p.classification = 'RESTRICTED' or exists (
                            select from plan_item i where i.plan_id = p.id and i.classification = 'RESTRICTED'),
                          :manifest, :sha256, :package
                        from plan p where p.id = :plan""")
                .bind("plan", planId)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", by.id())
                .bind("actorName", by.name())
                .bind("onBehalfOf", by.onBehalfOf())
                .bind("manifest", manifest)
                .bind("sha256", Sha256.of(content))
                .bind("package", content)
                .execute());
    }

    Kept get(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select restricted, manifest, sha256, package from plan_archive where plan_id = :plan")
                .bind("plan", planId)
                .map((row, context) -> new Kept(
                        row.getBoolean("restricted"),
                        row.getString("manifest"),
                        row.getString("sha256"),
                        row.getBytes("package")))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("档案", planId)));
    }

    Archive verified(Kept kept) {
        try {
            Manifest manifest = json.readValue(kept.manifest(), Manifest.class);
            return new Archive(
                    manifest,
                    kept.content().length,
                    kept.sha256(),
                    Archive.verify(kept.manifest(), manifest, kept.sha256(), kept.content(), clock.instant()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Manifest manifest) {
        try {
            return json.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime shanghai(Instant instant) {
        return instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
