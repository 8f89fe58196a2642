package dudao.plan.revising;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.opentasks.Touched;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The revisions of plans: added once, read ever after. */
@Singleton
public class Revisions {

    /** @param snapshot byte for byte the data of the event that tells it */
    public record New(
            UUID planId, int revision, String document, String reason, Instant at, Actor by, String snapshot) {}

    private static final String SELECT =
            """
            select revision, document, reason, at, actor, actor_name, on_behalf_of, sha256, diff,
              cast(touched ->> 'total' as int) touched_tasks from plan_revision where plan_id = :plan\s""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Revisions(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** @return SHA-256 of the snapshot */
    public String add(New made, Changed changed) {
        String hash = sha256(made.snapshot());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into plan_revision (plan_id, revision, document, reason, at, actor, actor_name,
                          on_behalf_of, sha256, snapshot, diff, touched)
                        values (:planId, :revision, :document, :reason, :when, :actor, :actorName, :onBehalfOf, :hash,
                          :snapshot, cast(:diff as jsonb), cast(:touched as jsonb))""")
                .bindMethods(made)
                .bind("when", made.at().atOffset(ZoneOffset.UTC))
                .bind("actor", made.by().id())
                .bind("actorName", made.by().name())
                .bind("onBehalfOf", made.by().onBehalfOf())
                .bind("hash", hash)
                .bind("diff", write(changed.differences()))
                .bind("touched", write(changed.touched()))
                .execute());
        return hash;
    }

    int current(UUID planId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select max(revision) from plan_revision where plan_id = :plan")
                        .bind("plan", planId)
                        .mapTo(Integer.class)
                        .one());
    }

    List<Revision> of(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by revision")
                .bind("plan", planId)
                .map((row, context) -> read(row))
                .list());
    }

    Revision get(UUID planId, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "and revision = :revision")
                .bind("plan", planId)
                .bind("revision", revision)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("版本", revision)));
    }

    public String snapshot(UUID planId, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select snapshot from plan_revision where plan_id = :plan and revision = :revision")
                .bind("plan", planId)
                .bind("revision", revision)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("版本", revision)));
    }

    private Revision read(ResultSet row) throws SQLException {
        try {
            return new Revision(
                    row.getInt("revision"),
                    row.getString("document"),
                    row.getString("reason"),
                    row.getObject("at", OffsetDateTime.class)
                            .atZoneSameInstant(Clocks.SHANGHAI)
                            .toOffsetDateTime(),
                    new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("on_behalf_of")),
                    row.getString("sha256"),
                    row.getInt("touched_tasks"),
                    json.readValue(row.getString("diff"), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first revision differs from nothing and touches nobody. */
    public static final Changed FIRST = new Changed(List.of(), Touched.NOTHING);
}
