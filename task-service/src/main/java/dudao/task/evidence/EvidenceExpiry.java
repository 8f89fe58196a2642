package dudao.task.evidence;

import dudao.commons.identity.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Removes evidence that nobody has used in time. Any number of instances may do it, and a missed run loses nothing. */
@Singleton
class EvidenceExpiry {

    private static final Logger LOG = Logger.getLogger(EvidenceExpiry.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final EvidenceLimits limits;
    private final Duration interval;

    EvidenceExpiry(
            Jdbi jdbi,
            Clock clock,
            EvidenceLimits limits,
            @ConfigProperty(name = "dudao.evidence.expiry-interval", defaultValue = "1H") Duration interval) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.limits = limits;
        this.interval = interval;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(interval.toMillis(), timer -> vertx.executeBlocking(() -> sweep())
                .onFailure(failure -> LOG.warnf("Unused evidence not removed: %s", failure.getMessage())));
    }

    /** A limited number at a time. When one of them is put to use at this moment, the next run takes the others. */
    int sweep() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    Scope.everything(handle);
                    return handle.createUpdate(
                                    """
                            delete from evidence where id in (
                              select e.id from evidence e
                              where e.uploaded_at < :before
                                and not exists (select from evidence_use u where u.evidence_id = e.id)
                              order by e.uploaded_at limit 1000)""")
                            .bind(
                                    "before",
                                    clock.instant().minus(limits.waitingFor()).atOffset(ZoneOffset.UTC))
                            .execute();
                }));
    }
}
