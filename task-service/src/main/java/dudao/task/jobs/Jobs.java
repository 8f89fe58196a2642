package dudao.task.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code job}. Most bulk work ends within its request, so that its job is born finished. */
@Singleton
public class Jobs {

    /**
     * Keeps the job of a statement in that statement, its kind to be filled in: one that writes many rows would else send their ids here and back.
     * Needs a CTE {@code unit (id, skipped)} and the parameters job, actor, onBehalfOf, organization, classification,
     * office and now.
     */
    public static final String ADD =
            """
            insert into job (id, kind, state, dry_run, total, done, skipped, failed, done_subjects, skipped_subjects,
                             errors, created_at, finished_at, created_by, created_for, organization_id,
                             classification, handling_office_id)
            select :job, '%s', 'DONE', false, count(*), count(*) filter (where not skipped),
                   count(*) filter (where skipped), 0,
                   coalesce(array_agg(id) filter (where not skipped), '{}'),
                   coalesce(array_agg(id) filter (where skipped), '{}'), '[]', :now, :now, :actor, :onBehalfOf,
                   :organization, :classification, :office
            from unit
            returning id, kind, state, dry_run, total, done, skipped, failed, created_at, finished_at, created_by,
                      created_for, organization_id, classification, handling_office_id""";

    public static final RowMapper<Job> JOB = ConstructorMapper.of(Job.class);
    private static final RowMapper<JobRow> ROW = ConstructorMapper.of(JobRow.class);

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;
    private final OrganizationTree tree;
    private final AuditTrail trail;

    Jobs(Jdbi jdbi, ObjectMapper json, Clock clock, OrganizationTree tree, AuditTrail trail) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
        this.tree = tree;
        this.trail = trail;
    }

    /** @param id chosen by whoever does the work, so that what it writes can name its job */
    public JobView add(UUID id, JobKind kind, boolean dryRun, Outcome outcome, OffsetDateTime began, Caller caller) {
        Job job = new Job(
                id,
                kind,
                outcome.state(),
                dryRun,
                outcome.total(),
                outcome.done().size(),
                outcome.skipped().size(),
                outcome.failed(),
                began.truncatedTo(ChronoUnit.MICROS),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS),
                caller.id(),
                caller.onBehalfOf().orElse(null),
                caller.organizationId(),
                Secrecy.INTERNAL.classification(),
                null);
        insert(job, outcome);
        trail.changed("jobs", id, null, outcome);
        return JobView.of(job);
    }

    void insert(Job job, Outcome outcome) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into job (id, kind, state, dry_run, total, done, skipped, failed, done_subjects,
                                         skipped_subjects, errors, created_at, finished_at, created_by, created_for,
                                         organization_id, classification, handling_office_id)
                        values (:id, :kind, :state, :dryRun, :total, :done, :skipped, :failed, :doneSubjects,
                                :skippedSubjects, cast(:errors as jsonb), :createdAt, :finishedAt, :createdBy,
                                :createdFor, :organizationId, :classification, :handlingOfficeId)""")
                .bindMethods(job)
                .bindArray("doneSubjects", UUID.class, outcome.done())
                .bindArray("skippedSubjects", UUID.class, outcome.skipped())
                .bind("errors", write(outcome.errors()))
                .execute());
    }

    /** Jobs of the kinds the caller's role may start; supervision sees those of its own organisation and below. */
    JobView get(UUID id, Caller caller) {
        return JobView.of(find(id, caller));
    }

    private Job find(UUID id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id, kind, state, dry_run, total, done, skipped, failed, created_at, finished_at,
                                       created_by, created_for, organization_id, classification, handling_office_id
                                from job where id = :id""")
                        .bind("id", id)
                        .map(JOB)
                        .findOne())
                .filter(job -> caller.hasRole(job.kind().role) && isInScope(job, caller))
                .filter(job -> !job.secrecy().isRestricted() || job.secrecy().isReadableBy(caller.organizationId()))
                .orElseThrow(() -> RuleViolation.notFound("作业", id));
    }

    private boolean isInScope(Job job, Caller caller) {
        return job.kind() == JobKind.ORGANIZATION_IMPORT
                || tree.find(job.organizationId())
                        .filter(tree.scopeOf(caller)::contains)
                        .isPresent();
    }

    /** Errors first, then what was done, then what was skipped. */
    Page<JobRow> rows(UUID id, Paging paging, Caller caller) {
        find(id, caller);
        List<JobRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from (
                          select row_number() over (order by place, line, n) as number, outcome, organization_id, line,
                                 "column", cell, code, message, value
                          from (
                            select 1 as place, n, 'FAILED' as outcome, null::uuid as organization_id,
                                   (error->>'line')::int as line, error->>'column' as "column", error->>'cell' as cell,
                                   error->>'code' as code,
                                   error->>'message' as message, error->>'value' as value
                            from job, jsonb_array_elements(errors) with ordinality e(error, n) where job.id = :id
                            union all
                            select 2, n, 'DONE', subject, null, null, null, null, null, null
                            from job, unnest(done_subjects) with ordinality s(subject, n) where job.id = :id
                            union all
                            select 3, n, 'SKIPPED', subject, null, null, null, null, null, null
                            from job, unnest(skipped_subjects) with ordinality s(subject, n) where job.id = :id
                          ) each_row
                        ) numbered where number > :after order by number limit :limit""")
                .bind("id", id)
                .bind("after", after(paging))
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.number()));
    }

    private static long after(Paging paging) {
        List<String> key = paging.after(1);
        try {
            return key == null ? 0 : Long.parseLong(key.get(0));
        } catch (NumberFormatException anotherList) {
            throw Cursor.invalid();
        }
    }

    private String write(List<Outcome.RowError> errors) {
        try {
            return json.writeValueAsString(errors);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
