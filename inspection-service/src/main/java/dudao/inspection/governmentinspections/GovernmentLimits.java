package dudao.inspection.governmentinspections;

import dudao.inspection.rulepacks.Deadlines;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code government_inspection_deadline}: set once, by the national rules. */
@Singleton
class GovernmentLimits {

    private static final RowMapper<GovernmentLimit> ROW = ConstructorMapper.of(GovernmentLimit.class);

    private final Jdbi jdbi;
    private final Deadlines deadlines;

    GovernmentLimits(Jdbi jdbi, Deadlines deadlines) {
        this.jdbi = jdbi;
        this.deadlines = deadlines;
    }

    void start(UUID inspection, Matter matter, LocalDate day) {
        deadlines
                .shown(RulePacks.NATIONAL, matter, day)
                .filter(Deadlines.Shown::binding)
                .ifPresent(limit -> jdbi.useHandle(handle -> handle.createUpdate(
                                """
                                insert into government_inspection_deadline (inspection_id, matter, rule_id, rule_version,
                                  jurisdiction, citation, start_event, started_on, amount, day_kind, due_on, calendar,
                                  provisional, basis)
                                values (:inspection, :matter, :ruleId, :ruleVersion, :jurisdiction, :citation, :startEvent,
                                  :startedOn, :amount, :dayKind, :dueOn, :calendar, :provisional, :basis)
                                on conflict do nothing""")
                        .bindMethods(limit.deadline())
                        .bind("inspection", inspection)
                        .execute()));
    }

    List<GovernmentLimit> of(UUID inspection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select matter, rule_id, rule_version, jurisdiction, citation, start_event, started_on, amount,
                          day_kind, due_on, calendar, provisional, basis
                        from government_inspection_deadline where inspection_id = :id order by due_on, matter""")
                .bind("id", inspection)
                .map(ROW)
                .list());
    }

    /** Whether its last day is over. */
    boolean isOver(UUID inspection, Matter matter, LocalDate today) {
        return of(inspection).stream().anyMatch(each -> each.matter() == matter && today.isAfter(each.dueOn()));
    }
}
