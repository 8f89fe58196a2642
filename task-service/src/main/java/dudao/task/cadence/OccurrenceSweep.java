package dudao.task.cadence;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes occurrences ahead of time, all of all units in one statement. What is there stays as it is, so any number of
 * instances may do it at once, and it makes up for runs it has missed.
 */
@Singleton
class OccurrenceSweep {

    private static final Logger LOG = Logger.getLogger(OccurrenceSweep.class);
    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_MADE_UP = 14;
    /** In between only what is new: tasks given out and cadences laid down lately. */
    private static final int FULL_EVERY = 30;

    private static final Duration LATELY = Duration.ofHours(1);

    /**
     * Of a period that has begun when the task is given out, at least half must be left; semesters and years are asked for
     * whatever is left. The last one ends with the task.
     */
    private static final String MAKE =
            """
            insert into occurrence (id, task_id, measure_id, name, per, starts_on, ends_on, number, due_at)
            select uuidv7(), t.id, t.measure_id, c.name, c.per, p.starts_on, p.ends_on, n, least(p.due_at, t.due_at)
            from unnest(cast(:pers as text[]), cast(:starts as date[]), cast(:ends as date[]),
                        cast(:dues as timestamptz[]), cast(:rests as boolean[]))
                 p (per, starts_on, ends_on, due_at, rest)
            join measure_cadence c on c.per = p.per and (c.rest_days or not p.rest)
            cross join generate_series(1, c.count) n
            join task t on t.measure_id = c.measure_id
              and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
            cross join lateral (
              select greatest(c.since, cast(t.assigned_at at time zone 'Asia/Shanghai' as date)) as asked_on,
                     cast((t.due_at - interval '1 microsecond') at time zone 'Asia/Shanghai' as date) as due_on) d
            where (t.assigned_at >= :assignedSince or c.since >= :laidDownSince)
              and p.starts_on <= d.due_on
              and case when p.per in ('semester', 'year') then p.ends_on > d.asked_on
                       else 2 * (p.ends_on - d.asked_on) >= p.ends_on - p.starts_on + 1 end
              and not exists (select from occurrence o where o.task_id = t.id and o.per = c.per and o.name = c.name
                                and o.starts_on = p.starts_on and o.number = n)
            on conflict do nothing""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private final Duration interval;

    OccurrenceSweep(
            Jdbi jdbi,
            Clock clock,
            WorkingCalendar calendar,
            @ConfigProperty(name = "dudao.occurrences.interval", defaultValue = "1M") Duration interval) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.interval = interval;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        AtomicInteger runs = new AtomicInteger();
        vertx.setPeriodic(interval.toMillis(), timer -> vertx.executeBlocking(
                        () -> runs.getAndIncrement() % FULL_EVERY == 0 ? sweep() : sweepNew())
                .onFailure(failure -> LOG.warnf("Occurrences not made: %s", failure.getMessage())));
    }

    /** Of all tasks, also what earlier runs have missed. */
    int sweep() {
        return make(LocalDate.EPOCH, Instant.EPOCH);
    }

    int sweepNew() {
        Instant now = clock.instant();
        return make(Clocks.dateOf(now), now.minus(LATELY));
    }

    private int make(LocalDate laidDownSince, Instant assignedSince) {
        LocalDate today = Clocks.dateOf(clock.instant());
        List<Period> periods = Period.LENGTHS.stream()
                .flatMap(per ->
                        Period.between(today.minusDays(DAYS_MADE_UP), today.plusDays(DAYS_AHEAD), per, calendar)
                                .stream())
                .toList();
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    Scope.everything(handle);
                    return handle.createUpdate(MAKE)
                            .bind("laidDownSince", laidDownSince)
                            .bind("assignedSince", assignedSince.atOffset(ZoneOffset.UTC))
                            .bindArray("pers", String.class, each(periods, Period::per))
                            .bindArray("starts", String.class, each(periods, Period::startsOn))
                            .bindArray("ends", String.class, each(periods, Period::endsOn))
                            .bindArray("dues", String.class, each(periods, period -> Clocks.endOf(period.dueOn())))
                            .bindArray("rests", String.class, each(periods, Period::rest))
                            .execute();
                }));
    }

    private static List<String> each(List<Period> periods, Function<Period, ?> part) {
        return periods.stream().map(part).map(String::valueOf).toList();
    }
}
