package dudao.task.jobs;

/** The job of an assignment as SQL that ends the statement which makes the tasks. */
public final class AssignmentJob {

    private static final String RETURNED =
            """
            returning id, kind, state, dry_run, total, done, skipped, failed, created_at, finished_at, created_by,
                      created_for, organization_id, classification, handling_office_id""";

    /**
     * Keeps the job of a statement in that statement: one that writes many rows would else send their ids here and back.
     * Needs the CTEs {@code unit (id, skipped)}, one batch of units, and {@code everybody (number)}, and the parameters
     * batch, job, work, actor, onBehalfOf, organization, classification, office and now. Whoever is less than a batch is
     * done.
     */
    public static final String ADD =
            """
            insert into job (id, kind, state, dry_run, total, done, skipped, failed, done_subjects, skipped_subjects,
                             errors, created_at, finished_at, created_by, created_for, organization_id,
                             classification, handling_office_id, work, worked_to)
            select :job, 'ASSIGNMENT', case when more then 'RUNNING' else 'DONE' end, false,
                   case when more then (select number from everybody) else units end, units - passed, passed, 0, made,
                   skipped, '[]', :now, case when not more then cast(:now as timestamptz) end, :actor, :onBehalfOf,
                   :organization, :classification, :office, case when more then :work end,
                   case when more then (select id from unit order by id desc limit 1) end
            from (
              select count(*) as units, count(*) = :batch as more, count(*) filter (where skipped) as passed,
                     coalesce(array_agg(id) filter (where not skipped), '{}') as made,
                     coalesce(array_agg(id) filter (where skipped), '{}') as skipped
              from unit) batch
            """
                    + RETURNED;

    /** The same for a further batch of a job that exists. */
    public static final String CONTINUE =
            """
            update job set state = case when more then 'RUNNING' else 'DONE' end,
              total = case when more then total else done + job.skipped + units end,
              done = done + units - passed, skipped = job.skipped + passed,
              done_subjects = done_subjects || made, skipped_subjects = skipped_subjects || batch.skipped,
              finished_at = case when not more then cast(:finished as timestamptz) end,
              work = case when more then work end,
              worked_to = coalesce((select id from unit order by id desc limit 1), worked_to)
            from (
              select count(*) as units, count(*) = :batch as more, count(*) filter (where skipped) as passed,
                     coalesce(array_agg(id) filter (where not skipped), '{}') as made,
                     coalesce(array_agg(id) filter (where skipped), '{}') as skipped
              from unit) batch
            where job.id = :job
            returning job.id, kind, state, dry_run, total, done, job.skipped, failed, created_at, finished_at, created_by,
                      created_for, organization_id, classification, handling_office_id""";

    private AssignmentJob() {}
}
