package dudao.inspection.timetable;

import dudao.commons.time.Clocks;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.rulepacks.Deadline;
import dudao.inspection.rulepacks.Deadlines;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The clocks of an inspection, each of which runs by itself: what the law sets when something happens, and what was done. */
@Singleton
public class Timetable {

    private static final RowMapper<Limit> ROW = ConstructorMapper.of(Limit.class);

    private final Jdbi jdbi;
    private final Deadlines deadlines;
    private final Clock clock;

    Timetable(Jdbi jdbi, Deadlines deadlines, Clock clock) {
        this.jdbi = jdbi;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Sets every limit that runs from this event by the law of the place. */
    public void start(UUID inspection, String jurisdiction, InspectionKind kind, StartEvent event, LocalDate day) {
        for (Matter matter : Matter.values()) {
            deadlines.of(jurisdiction, kind, matter, event, day).ifPresent(limit -> insert(inspection, limit));
        }
    }

    /** Sets a limit the law leaves to the office. */
    public void fix(
            UUID inspection,
            String jurisdiction,
            InspectionKind kind,
            Matter matter,
            StartEvent event,
            LocalDate day,
            LocalDate dueOn) {
        deadlines.fixed(jurisdiction, kind, matter, event, day, dueOn).ifPresent(limit -> insert(inspection, limit));
    }

    /** The first one stays: what was set once is never set again. */
    private void insert(UUID inspection, Deadline limit) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into inspection_deadline (inspection_id, matter, rule_id, rule_version, jurisdiction,
                          citation, start_event, started_on, amount, day_kind, due_on, calendar, provisional, basis,
                          set_at)
                        values (:inspection, :matter, :ruleId, :ruleVersion, :jurisdiction, :citation, :startEvent,
                          :startedOn, :amount, :dayKind, :dueOn, :calendar, :provisional, :basis, :now)
                        on conflict do nothing""")
                .bindMethods(limit)
                .bind("inspection", inspection)
                .bind("now", now())
                .execute());
    }

    /** What the limit is for was done now, for the first time. Nothing happens where there is no such limit. */
    public void met(UUID inspection, Matter matter) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into inspection_deadline_met (inspection_id, matter, met_at)
                        select inspection_id, matter, :now from inspection_deadline
                        where inspection_id = :inspection and matter = :matter
                        on conflict do nothing""")
                .bind("inspection", inspection)
                .bind("matter", matter.name())
                .bind("now", now())
                .execute());
    }

    public Optional<LocalDate> dueOn(UUID inspection, Matter matter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select due_on from inspection_deadline where inspection_id = :inspection and matter = :matter")
                .bind("inspection", inspection)
                .bind("matter", matter.name())
                .mapTo(LocalDate.class)
                .findOne());
    }

    /**
     * In the order of their last days. That rectification was reported is not marked but asked for: a report can be taken
     * back, and it is done when it is done for every finding.
     */
    public List<Limit> of(UUID inspection) {
        LocalDate today = Clocks.dateOf(clock.instant());
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.*, coalesce(m.met_at, r.met_at) as met_at,
                          coalesce(
                            cast(coalesce(m.met_at, r.met_at) at time zone 'Asia/Shanghai' as date) > d.due_on,
                            :today > d.due_on and d.matter <> all(:rights)) as late
                        from inspection_deadline d left join inspection_deadline_met m using (inspection_id, matter)
                          left join lateral (
                            select max(c.reported_at) as met_at
                            from finding f left join rectification c on c.finding_id = f.id
                            where f.inspection_id = d.inspection_id and f.state not in ('IDENTIFIED', 'DISMISSED')
                            having bool_and(c.reported_at is not null)) r on d.matter = 'RECTIFICATION_REPORT'
                        where d.inspection_id = :inspection order by d.due_on, d.matter""")
                .bind("inspection", inspection)
                .bind("today", today)
                .bindArray("rights", String.class, Matter.RIGHTS)
                .map(ROW)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
