package dudao.task.reverification.draws;

import dudao.commons.data.Ids;
import dudao.commons.events.Outbox;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes a draw: freezes the list, draws from it and tells it, each in one statement. */
@Singleton
class Drawing {

    /**
     * The list as it is at this moment, and who is drawn from it. What is restricted is not listed for everybody, the
     * inspection re-verifies what comes from its findings, and what waits for its re-verification is not drawn again.
     * Nobody closes or reopens any of it meanwhile.
     */
    private static final String POOL =
            """
            insert into reverification_pool (draw_id, task_id, organization_id, county_id, measure_id, rank, drawn)
            select :draw, id, organization_id, county_id, measure_id, rank,
                   row_number() over (partition by county_id, measure_id order by rank)
                     <= ceil(count(*) over (partition by county_id, measure_id) * cast(:percent as numeric) / 100)
            from (
              select t.id, t.organization_id, t.county_id, t.measure_id,
                     encode(sha256(convert_to(cast(:seed as text) || t.id, 'UTF8')), 'hex') as rank
              from task t join organization o on o.id = t.organization_id
              where o.path ^@ any(:under) and t.state in ('COMPLETED', 'CLOSED') and t.source <> 'FINDING'
                and t.classification <> 'RESTRICTED' and t.completed_at > :from and t.completed_at <= :to
                and (cast(:measure as uuid) is null or t.measure_id = :measure)
                and not exists (select from reverification v where v.task_id = t.id and v.state = 'DRAWN')
              for share of t
            ) listed""";

    private static final String HASH =
            """
            update reverification_draw set pool_hash = (
              select encode(sha256(convert_to(string_agg(task_id || ',' || coalesce(cast(county_id as text), '') || ','
                       || coalesce(cast(measure_id as text), '') || chr(10), '' order by task_id), 'UTF8')), 'hex')
              from reverification_pool where draw_id = :draw)
            where id = :draw""";

    private static final String DRAWN =
            """
            with drawn as materialized (
              select uuidv7() as id, task_id, organization_id, county_id from reverification_pool
              where draw_id = :draw and drawn
            ), told as (
              insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                                        on_behalf_of, data, organization_id)
              select uuidv7(), 'task.events.v1', 'dudao.task.reverification-drawn.v1', id, 0, :now,
                     cast(cast(:draw as uuid) as text), :actor, :onBehalfOf, cast(json_strip_nulls(json_build_object(
                       'reverificationId', id, 'drawId', cast(:draw as uuid), 'taskId', task_id, 'organizationId',
                       organization_id, 'countyId', county_id, 'state', 'DRAWN')) as text), organization_id
              from drawn
            )
            insert into reverification (id, version, draw_id, task_id, organization_id, state)
            select id, 0, :draw, task_id, organization_id, 'DRAWN' from drawn""";

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Drawing(Jdbi jdbi, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param under whose units' tasks are listed */
    UUID draw(NewDraw wanted, String seed, Scope under, Caller caller) {
        UUID id = Ids.next();
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        jdbi.useHandle(handle -> {
            add(handle, id, wanted, seed, now, caller);
            int listed = handle.createUpdate(POOL)
                    .bind("draw", id)
                    .bind("seed", seed)
                    .bind("percent", wanted.percent())
                    .bindArray("under", String.class, (Object[]) under.paths())
                    .bind("from", Clocks.startOf(wanted.completedFrom()).atOffset(ZoneOffset.UTC))
                    .bind("to", Clocks.endOf(wanted.completedTo()).atOffset(ZoneOffset.UTC))
                    .bind("measure", wanted.measureId())
                    .execute();
            if (listed == 0) {
                throw RuleViolation.of("DRAW_EMPTY", "按给出的范围没有已办结的任务可抽");
            }
            handle.createUpdate(HASH).bind("draw", id).execute();
            handle.createUpdate(DRAWN)
                    .bind("draw", id)
                    .bind("now", now)
                    .bind("actor", caller.id())
                    .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                    .execute();
        });
        outbox.wakeRelay();
        return id;
    }

    private static void add(Handle handle, UUID id, NewDraw wanted, String seed, OffsetDateTime now, Caller caller) {
        handle.createUpdate(
                        """
                        insert into reverification_draw (id, organization_id, completed_from, completed_to, under,
                          measure_id, percent, seed, seed_source, pool_hash, drawn_at, drawn_by, drawn_name, drawn_for)
                        values (:id, :organization, :completedFrom, :completedTo, :under, :measureId, :percent, :used,
                          :seedSource, '', :now, :actor, :name, :onBehalfOf)""")
                .bindMethods(wanted)
                .bind("id", id)
                .bind("organization", caller.organizationId())
                .bind("used", seed)
                .bind("now", now)
                .bind("actor", caller.id())
                .bind("name", caller.name())
                .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                .execute();
    }
}
