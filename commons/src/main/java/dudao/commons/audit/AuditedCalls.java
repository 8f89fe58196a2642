package dudao.commons.audit;

import dudao.commons.audit.AuditedOperations.AuditedOperation;
import dudao.commons.identity.Caller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Calls of operations, each with the audit row it leaves, if any. */
@Singleton
class AuditedCalls {

    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final int REFUSED = 400;

    private final AuditedOperations operations;
    private final AuditTrail trail;
    private final Caller caller;
    private final CurrentVertxRequest request;
    private final EntityManager entities;
    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Measuring measuring;

    AuditedCalls(
            AuditedOperations operations,
            AuditTrail trail,
            Caller caller,
            CurrentVertxRequest request,
            EntityManager entities,
            AgroalDataSource dataSource,
            Clock clock,
            Measuring measuring) {
        this.operations = operations;
        this.trail = trail;
        this.caller = caller;
        this.request = request;
        this.entities = entities;
        this.dataSource = dataSource;
        this.clock = clock;
        this.measuring = measuring;
    }

    Object record(InvocationContext call) throws Exception {
        Optional<AuditedOperation> known = operations.of(call.getMethod());
        if (known.isEmpty() || measuring.isWithoutAudit()) {
            return call.proceed();
        }
        AuditedOperation operation = known.get();
        if (operation.isCommand()) {
            trail.begin();
        }
        Object answer = call.proceed();
        Response response = answer instanceof Response given ? given : null;
        int status = response != null ? response.getStatus() : answer == null ? NO_CONTENT : OK;
        if (status < REFUSED && leavesRow(operation)) {
            if (operation.isCommand()) {
                // What is still to be written would otherwise be told to the trail after the row.
                entities.flush();
            }
            write(row(operation, call.getParameters(), response, status));
        }
        return answer;
    }

    private boolean leavesRow(AuditedOperation operation) {
        return operation.isCommand() || operation.reads() != null || trail.readKind() != null;
    }

    private AuditRow row(AuditedOperation operation, Object[] parameters, Response response, int status) {
        String reason = trail.reason() != null ? trail.reason() : Reasons.of(parameters);
        String code = response != null && response.getHeaderString("Idempotent-Replayed") != null ? "REPLAYED" : null;
        return new AuditRow(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                operation.id(),
                resource(operation, response),
                AuditRow.Result.done(status, code, reason),
                Actor.of(caller),
                Origin.of(request.getCurrent()),
                operation.isCommand()
                        ? new AuditRow.States(trail.beforeHash(), trail.afterHash())
                        : AuditRow.States.NONE);
    }

    private Resource resource(AuditedOperation operation, Response response) {
        if (response != null && response.getLocation() != null) {
            return Resource.of(response.getLocation().getPath());
        }
        Resource ofPath = Resource.of(request.getCurrent().request().path());
        if (trail.readKind() != null) {
            return new Resource(trail.readKind(), trail.readId());
        }
        return operation.reads() == null ? ofPath : new Resource(operation.reads(), ofPath.id());
    }

    /** On the connection of the operation's transaction, if it runs in one. */
    private void write(AuditRow row) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(AuditRow.INSERT)) {
            row.bind(statement);
            statement.executeUpdate();
        }
    }
}
