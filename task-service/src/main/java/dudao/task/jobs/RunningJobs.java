package dudao.task.jobs;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Jobs that go on after the request that began them. */
@Singleton
public class RunningJobs {

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final Clock clock;
    private final AuditTrail trail;

    RunningJobs(Jdbi jdbi, Jobs jobs, Clock clock, AuditTrail trail) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.clock = clock;
        this.trail = trail;
    }

    public JobView begin(UUID id, JobKind kind, int total, Caller caller) {
        Job job = new Job(
                id,
                kind,
                JobState.RUNNING,
                false,
                total,
                0,
                0,
                0,
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS),
                null,
                caller.id(),
                caller.onBehalfOf().orElse(null),
                caller.organizationId(),
                Secrecy.INTERNAL.classification(),
                null);
        jobs.insert(job, Outcome.done(total, List.of(), List.of()));
        trail.changed("jobs", id, null, job);
        return JobView.of(job);
    }

    /** What has been done of a running job; it ends with the last of its subjects. */
    public void progress(UUID id, List<UUID> done, List<UUID> skipped) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update job set done = done + :done, skipped = skipped + :skipped,
                          done_subjects = done_subjects || :doneSubjects,
                          skipped_subjects = skipped_subjects || :skippedSubjects,
                          state = case when done + skipped + :done + :skipped >= total then 'DONE' else state end,
                          finished_at = case when done + skipped + :done + :skipped >= total
                            then cast(:now as timestamptz) end
                        where id = :id and state = 'RUNNING'""")
                .bind("id", id)
                .bind("done", done.size())
                .bind("skipped", skipped.size())
                .bindArray("doneSubjects", UUID.class, done)
                .bindArray("skippedSubjects", UUID.class, skipped)
                .bind("now", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .execute());
    }
}
