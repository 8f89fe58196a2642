package dudao.inspection.accountability.limits;

import dudao.commons.time.Clocks;
import dudao.inspection.rulepacks.Deadlines;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The clocks of an accountability case, by the rule pack of the day on which each of them starts. */
@Singleton
public class CaseLimits {

    private static final RowMapper<CaseLimit> ROW = ConstructorMapper.of(CaseLimit.class);

    private final Jdbi jdbi;
    private final Deadlines deadlines;
    private final Clock clock;
    private final String jurisdiction;

    CaseLimits(
            Jdbi jdbi,
            Deadlines deadlines,
            Clock clock,
            @ConfigProperty(name = "dudao.jurisdiction", defaultValue = RulePacks.NATIONAL) String jurisdiction) {
        this.jdbi = jdbi;
        this.deadlines = deadlines;
        this.clock = clock;
        this.jurisdiction = jurisdiction;
    }

    /** The first one stays. */
    public void start(UUID id, Matter matter, LocalDate day) {
        deadlines
                .shown(jurisdiction, matter, day)
                .ifPresent(limit -> jdbi.useHandle(handle -> handle.createUpdate(
                                """
                        insert into accountability_deadline (case_id, matter, rule_id, rule_version, jurisdiction,
                          citation, start_event, started_on, amount, day_kind, due_on, calendar, provisional, basis,
                          binding, set_at)
                        values (:case, :matter, :ruleId, :ruleVersion, :jurisdiction, :citation, :startEvent,
                          :startedOn, :amount, :dayKind, :dueOn, :calendar, :provisional, :basis, :binding, :now)
                        on conflict do nothing""")
                        .bindMethods(limit.deadline())
                        .bind("case", id)
                        .bind("binding", limit.binding())
                        .bind("now", now())
                        .execute()));
    }

    /** From the letter of the inspection it came of, once that is out: 督导工作完成. */
    public void startFromLetter(UUID id, UUID inspection) {
        jdbi.withHandle(handle -> handle.createQuery("select opinion_issued_at from inspection where id = :id")
                        .bind("id", inspection)
                        .mapTo(OffsetDateTime.class)
                        .findOne())
                .ifPresent(at -> start(id, Matter.ACCOUNTABILITY_START, Clocks.dateOf(at.toInstant())));
    }

    public void met(UUID id, Matter matter) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update accountability_deadline set met_at = :now
                        where case_id = :case and matter = :matter and met_at is null""")
                .bind("case", id)
                .bind("matter", matter.name())
                .bind("now", now())
                .execute());
    }

    public Optional<LocalDate> dueOn(UUID id, Matter matter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select due_on from accountability_deadline where case_id = :case and matter = :matter")
                .bind("case", id)
                .bind("matter", matter.name())
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** In the order of their last days. */
    public List<CaseLimit> of(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.*, coalesce(cast(met_at at time zone 'Asia/Shanghai' as date) > due_on,
                          :today > due_on and matter <> all(:rights)) as late
                        from accountability_deadline d where case_id = :case order by due_on, matter""")
                .bind("case", id)
                .bind("today", Clocks.dateOf(clock.instant()))
                .bindArray("rights", String.class, Matter.RIGHTS)
                .map(ROW)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
