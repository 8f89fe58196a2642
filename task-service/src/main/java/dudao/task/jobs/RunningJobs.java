package dudao.task.jobs;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Jobs that go on after the request that began them. */
@Singleton
public class RunningJobs {

    /**
     * What is left of a job.
     *
     * @param workedTo the last subject dealt with
     */
    public record Rest(UUID id, String work, UUID workedTo) {}

    private static final RowMapper<Rest> REST = ConstructorMapper.of(Rest.class);

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

    /** The oldest job that nobody else works on; its row is held until the transaction ends. */
    public Optional<Rest> next(JobKind kind) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, work, worked_to from job where state = 'RUNNING' and kind = :kind and work is not null
                        order by created_at limit 1 for update skip locked""")
                .bind("kind", kind)
                .map(REST)
                .findOne());
    }

    /** What is done stays done. */
    JobView cancel(UUID id, Caller caller) {
        JobView before = jobs.get(id, caller);
        if (!stop(id)) {
            throw RuleViolation.illegalTransition(jobs.get(id, caller).state(), "cancel", List.of());
        }
        JobView after = jobs.get(id, caller);
        trail.changed("jobs", id, before, after);
        return after;
    }

    /** Whether it was running. A batch that is being written is waited for. */
    public boolean stop(UUID id) {
        int stopped = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update job set state = 'CANCELLED', finished_at = :now, work = null
                        where id = :id and state = 'RUNNING' and work is not null""")
                .bind("id", id)
                .bind("now", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .execute());
        return stopped == 1;
    }
}
