package dudao.commons.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "Everything that happened, in order, without gaps: the same events Kafka carries")
class ChangeResource {

    private static final int MAX_LIMIT = 1000;
    private static final RowMapper<OutboxRow> ROW = ConstructorMapper.of(OutboxRow.class);

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
    @Operation(
            operationId = "listChanges",
            summary = "Events after a position",
            description =
                    "Positions have no gaps. Pass `next` as `after` to go on; nothing new yet if it stays the same. What is"
                            + " restricted, and not for the caller's organisation, is left out.")
    public Changes list(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw RuleViolation.of("INVALID_PARAMETER", "limit 应在 1 到 " + MAX_LIMIT + " 之间")
                    .at("?limit", "1…" + MAX_LIMIT);
        }
        List<OutboxRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select * from change_log where position > :after order by position limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(ROW)
                .list());
        long next = rows.isEmpty() ? after : rows.get(rows.size() - 1).position();
        return new Changes(readable.of(rows, caller.organizationId(), source), next);
    }
}
