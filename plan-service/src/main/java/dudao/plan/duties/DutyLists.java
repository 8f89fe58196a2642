package dudao.plan.duties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The lists that were made, as they were made. */
@Singleton
class DutyLists {

    /** A line as it is kept. */
    record Kept(UUID countyId, String county, String hash, Duty duty) {}

    record Head(DutyList.Made made, UUID planId) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    DutyLists(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** The next version; whoever makes one of the same plan at this moment waits. */
    Head add(DutyReader.PlanTitle plan, List<DutyList.County> counties, Actor by) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('duty-list' || :plan, 0))")
                    .bind("plan", plan.id().toString())
                    .mapTo(Integer.class)
                    .one();
            UUID id = Ids.next();
            List<String> hashes = new ArrayList<>();
            PreparedBatch lines = handle.prepareBatch(
                    """
                    insert into duty (list_id, county_id, measure_id, item_id, ordinal, content, hash)
                    values (:list, :county, :measureId, :itemId, :ordinal, :content, :hash)""");
            for (DutyList.County county : counties) {
                for (Duty duty : county.duties()) {
                    String content = write(duty);
                    String hash = sha256(content);
                    hashes.add(county.countyId() + " " + duty.measureId() + " " + hash);
                    lines.bind("list", id)
                            .bind("county", county.countyId())
                            .bind("measureId", duty.measureId())
                            .bind("itemId", duty.itemId())
                            .bind("ordinal", hashes.size())
                            .bind("content", content)
                            .bind("hash", hash)
                            .add();
                }
            }
            Head head = insert(
                    handle,
                    id,
                    plan,
                    sha256(String.join("\n", hashes.stream().sorted().toList())),
                    by);
            if (lines.size() > 0) {
                lines.execute();
            }
            return head;
        });
    }

    private Head insert(Handle handle, UUID id, DutyReader.PlanTitle plan, String hash, Actor by) {
        handle.createUpdate(
                        """
                        insert into duty_list (id, plan_id, version, year, hash, made_at, made_by, made_by_name, made_for)
                        select :id, :plan, coalesce(max(version), 0) + 1, :year, :hash, :now, :by, :byName, :for
                        from duty_list where plan_id = :plan""")
                .bind("id", id)
                .bind("plan", plan.id())
                .bind("year", plan.year())
                .bind("hash", hash)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("for", by.onBehalfOf())
                .execute();
        return get(id);
    }

    Head get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from duty_list where id = :id")
                .bind("id", id)
                .map((row, context) -> head(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("履职任务清单", id)));
    }

    List<DutyList.Made> of(UUID planId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from duty_list where plan_id = :plan order by version desc")
                        .bind("plan", planId)
                        .map((row, context) -> head(row).made())
                        .list());
    }

    /** The version before one of a plan. */
    Optional<UUID> before(Head head) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from duty_list where plan_id = :plan and version = :version")
                        .bind("plan", head.planId())
                        .bind("version", head.made().version() - 1)
                        .mapTo(UUID.class)
                        .findOne());
    }

    /** Those lines the reader may read: of counties in its scope, and of items it reads. */
    List<Kept> lines(UUID listId, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.*, c.name county, 'RESTRICTED' in (i.classification, p.classification) restricted
                        from duty d join organization c on c.id = d.county_id
                        join plan_item i on i.id = d.item_id join plan p on p.id = i.plan_id
                        where d.list_id = :list and c.path ^@ any(:scope) and %s order by d.ordinal"""
                                .formatted(PlanAccess.ITEM_READABLE))
                .bindMap(reader)
                .bind("list", listId)
                .map((row, context) -> kept(row))
                .list());
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new DutyList.Made(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getString("hash"),
                        row.getObject("made_at", OffsetDateTime.class)
                                .atZoneSameInstant(Clocks.SHANGHAI)
                                .toOffsetDateTime(),
                        new Actor(row.getString("made_by"), row.getString("made_by_name"), row.getString("made_for"))),
                row.getObject("plan_id", UUID.class));
    }

    private Kept kept(ResultSet row) throws SQLException {
        try {
            Duty duty = json.readValue(row.getString("content"), Duty.class);
            return new Kept(
                    row.getObject("county_id", UUID.class),
                    row.getString("county"),
                    row.getString("hash"),
                    row.getBoolean("restricted") ? duty.asRestricted() : duty);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Duty duty) {
        try {
            return json.writeValueAsString(duty);
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
}
