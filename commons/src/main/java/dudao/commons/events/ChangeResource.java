package dudao.commons.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "Everything that happened, in order, without gaps: the same events Kafka carries")
class ChangeResource {

    private static final int MAX_LIMIT = 1000;
    /** How far one request looks, however little of it the caller may see. */
    private static final int WINDOW = 20_000;

    private static final RowMapper<OutboxRow> ROW = ConstructorMapper.of(OutboxRow.class);

    private static final String AFTER =
            """
            with reach as (
              select least(change_log_end(), :after + least(:window, 9223372036854775807 - :after)) as last
            )
            select reach.last, change.* from reach left join lateral (
              select * from change_log where position > :after and position <= reach.last order by position limit :limit
            ) change on true order by position""";

    record Change(long position, ObjectNode event) {}

    record Changes(List<Change> items, long next) {}

    private final Jdbi jdbi;
    private final ReadableChanges readable;
    private final Caller caller;
    private final String source;

    ChangeResource(
            Jdbi jdbi,
            ReadableChanges readable,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.jdbi = jdbi;
        this.readable = readable;
        this.caller = caller;
        this.source = "/" + service;
    }

    @GET
    @RolesAllowed({"SYSTEM", "SUPERVISOR"})
    @Transactional
    @Operation(
            operationId = "listChanges",
            summary = "Events after a position, of the organisations in the caller's scope",
            description =
                    "Positions rise; those of events outside the scope are left out, and so is what is restricted and not for"
                            + " the caller's organisation. Pass `next` as `after` to go on: it may move on although the"
                            + " list is empty. While `next` equals `after` nothing new is there.")
    public Changes list(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (after < 0) {
            throw RuleViolation.of("INVALID_PARAMETER", "after 不能是负数").at("?after", "≥ 0");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw RuleViolation.of("INVALID_PARAMETER", "limit 应在 1 到 " + MAX_LIMIT + " 之间")
                    .at("?limit", "1…" + MAX_LIMIT);
        }
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("after", after)
                .bind("window", WINDOW)
                .bind("limit", limit)
                .scanResultSet((rows, context) -> changes(rows.get(), after, limit, context)));
    }

    /** A full page goes on after its last event, another one after all that was looked at. */
    private Changes changes(ResultSet rows, long after, int limit, StatementContext context) throws SQLException {
        RowMapper<OutboxRow> mapper = ROW.specialize(rows, context);
        List<OutboxRow> seen = new ArrayList<>();
        long last = after;
        while (rows.next()) {
            last = Math.max(after, rows.getLong("last"));
            if (rows.getObject("id") != null) {
                seen.add(mapper.map(rows, context));
            }
        }
        long next = seen.size() == limit ? seen.get(limit - 1).position() : last;
        return new Changes(readable.of(seen, caller.organizationId(), source), next);
    }
}
