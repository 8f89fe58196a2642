package dudao.task.cadence;

import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Which occurrence a report fills. */
@Singleton
public class AskedOccurrence {

    public record Candidate(UUID id, String name, LocalDate startsOn, boolean told) {}

    private static final RowMapper<Candidate> CANDIDATE = ConstructorMapper.of(Candidate.class);

    private static final String SELECT =
            """
            select id, name, starts_on, exists (select from task_report r where r.occurrence_id = o.id) as told
            from occurrence o where task_id = :task and\s""";

    private final Jdbi jdbi;
    private final WorkingCalendar calendar;

    AskedOccurrence(Jdbi jdbi, WorkingCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /**
     * By its id, or the next one of a period. When all of the period are told already it is one more: what is asked is a
     * floor.
     *
     * @return null when the report names none
     */
    public UUID of(UUID taskId, UUID occurrenceId, String period, Instant at) {
        if (occurrenceId != null && period != null) {
            throw RuleViolation.invalidField("/period", "occurrenceId 与 period 只给一个");
        }
        if (occurrenceId != null) {
            return jdbi.withHandle(handle -> handle.createQuery(SELECT + "id = :id")
                            .bind("task", taskId)
                            .bind("id", occurrenceId)
                            .map(CANDIDATE)
                            .findOne())
                    .map(found -> begun(found, "/occurrenceId", at))
                    .orElseThrow(() -> unknown("/occurrenceId"));
        }
        return period == null ? null : next(taskId, Period.labelled(period, "/period", calendar), at);
    }

    private UUID next(UUID taskId, Period period, Instant at) {
        List<Candidate> candidates = jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "per = :per and starts_on = :startsOn order by number")
                        .bind("task", taskId)
                        .bindMethods(period)
                        .map(CANDIDATE)
                        .list());
        if (candidates.isEmpty()) {
            throw unknown("/period");
        }
        if (candidates.stream().map(Candidate::name).distinct().count() > 1) {
            throw RuleViolation.invalidField("/period", "该时段有多项要求,请用 occurrenceId 指明");
        }
        return candidates.stream()
                .filter(candidate -> !candidate.told())
                .findFirst()
                .map(candidate -> begun(candidate, "/period", at))
                .orElseGet(() -> oneMore(candidates.get(candidates.size() - 1).id()));
    }

    private UUID oneMore(UUID last) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into occurrence (id, task_id, measure_id, name, per, starts_on, ends_on, number, due_at)
                        select :id, task_id, measure_id, name, per, starts_on, ends_on, number + 1, due_at
                        from occurrence where id = :last""")
                .bind("id", id)
                .bind("last", last)
                .execute());
        return id;
    }

    private static UUID begun(Candidate candidate, String pointer, Instant at) {
        if (candidate.startsOn().isAfter(Clocks.dateOf(at))) {
            throw RuleViolation.of("PERIOD_NOT_BEGUN", "该时段 " + candidate.startsOn() + " 才开始")
                    .at(pointer, "尚未开始");
        }
        return candidate.id();
    }

    private static RuleViolation unknown(String pointer) {
        return RuleViolation.of("OCCURRENCE_UNKNOWN", "该任务没有这一次报告要求").at(pointer, "不是该任务的");
    }
}
