package dudao.task.console;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** One task and what has happened to it. */
@Singleton
class TaskStory {

    public record Task(
            UUID id,
            String title,
            String source,
            String state,
            Light light,
            String unit,
            String county,
            Instant dueAt,
            Instant originalDueAt,
            String deadlineBasis,
            String acceptanceStandard,
            Instant assignedAt,
            String assignedBy,
            String assignedFor,
            Instant acceptedAt,
            Instant submittedAt,
            Instant completedAt,
            int returnCount,
            int reopenCount) {}

    /** @param actor the name known at the time, else the id */
    public record Step(
            Instant at,
            String command,
            String fromState,
            String toState,
            String actor,
            String organization,
            String onBehalfOf,
            String reason,
            String text,
            Instant dueAt) {}

    private static final String TASK = """
            select t.id, t.title, t.source, t.state, """
            + Board.LIGHT
            + """
                     as light, o.name as unit, c.name as county,
                   t.due_at, t.original_due_at, t.deadline_basis, t.acceptance_standard, t.assigned_at, t.assigned_by, t.assigned_for,
                   t.accepted_at, t.submitted_at, t.completed_at, t.return_count, t.reopen_count
            from task t join organization o on o.id = t.organization_id
            left join organization c on c.id = t.county_id
            where t.id = :id and o.path ^@ any(:scope) and """
            + Board.READABLE;

    private static final String STEPS =
            """
            select tt.at, tt.command, tt.from_state, tt.to_state, coalesce(tt.actor_name, tt.actor) as actor,
                   o.name as organization, tt.on_behalf_of, tt.reason, tt.text, tt.due_at
            from task_transition tt left join organization o on o.id = tt.actor_organization_id
            where tt.task_id = :id
            order by tt.version""";

    private final Jdbi jdbi;
    private final Lights lights;

    TaskStory(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /** Outside the scope a task does not exist. */
    Task get(UUID id, Scope scope, UUID office, Instant asOf) {
        return jdbi.withHandle(handle -> handle.createQuery(TASK)
                        .bind("id", id)
                        .bindArray("scope", String.class, (Object[]) scope.paths())
                        .bind(Secrecy.OFFICE, office)
                        .bindMap(lights.boundaries(asOf))
                        .map(ConstructorMapper.of(Task.class))
                        .findOne())
                .orElseThrow(() -> RuleViolation.notFound("任务", id));
    }

    List<Step> steps(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(STEPS)
                .bind("id", id)
                .map(ConstructorMapper.of(Step.class))
                .list());
    }
}
