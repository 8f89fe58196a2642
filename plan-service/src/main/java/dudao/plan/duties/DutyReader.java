package dudao.plan.duties;

import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.duties.DutyRows.In;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Takes the counties' duties from a plan. */
@Singleton
class DutyReader {

    record PlanTitle(UUID id, String title, int year, String documentNumber, Secrecy secrecy) {}

    private record Parts(
            Map<In, Integer> reached,
            Map<In, BigDecimal> shares,
            Map<In, Map<String, Integer>> tasks,
            Map<UUID, List<DutyRows.Promised>> targets) {}

    private final Jdbi jdbi;

    DutyReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param countyId null for all in the reader's scope
     * @param withTasks whether to say how far the counties are
     */
    List<DutyList.County> of(PlanTitle plan, UUID countyId, boolean withTasks, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> {
            DutyRows rows = new DutyRows(handle, plan.id(), countyId, reader);
            if (countyId != null && rows.counties().isEmpty()) {
                throw RuleViolation.notFound("区县", countyId);
            }
            Parts parts =
                    new Parts(rows.reached(), rows.shares(), withTasks ? rows.tasks() : null, rows.targetsByItem());
            List<DutyRows.Line> lines = rows.lines();
            List<DutyList.County> counties = new ArrayList<>();
            rows.counties()
                    .forEach((id, name) -> counties.add(new DutyList.County(
                            id,
                            name,
                            lines.stream()
                                    .filter(line -> concerns(line, id, parts))
                                    .map(line -> duty(plan, line, id, parts))
                                    .toList())));
            return counties;
        });
    }

    /** Its units are meant, or it has a share; of a target of the whole item the first measure speaks. */
    private static boolean concerns(DutyRows.Line line, UUID county, Parts parts) {
        return parts.reached().containsKey(new In(line.measureId(), county))
                || parts.targets().getOrDefault(line.itemId(), List.of()).stream()
                        .filter(each -> line.measureId().equals(each.measureId())
                                || each.measureId() == null && line.firstOfItem())
                        .anyMatch(each ->
                                parts.shares().containsKey(new In(each.target().targetId(), county)));
    }

    private static Duty duty(PlanTitle plan, DutyRows.Line line, UUID county, Parts parts) {
        List<Duty.DutyTarget> targets = parts.targets().getOrDefault(line.itemId(), List.of()).stream()
                .filter(each -> each.measureId() == null || each.measureId().equals(line.measureId()))
                .map(each -> each.target()
                        .with(parts.shares().get(new In(each.target().targetId(), county))))
                .toList();
        In here = new In(line.measureId(), county);
        return new Duty(
                line.itemId(),
                line.measureId(),
                new Duty.Citation(plan.year() + "-" + line.number(), plan.title(), plan.documentNumber()),
                line.title(),
                line.wording(),
                targets,
                line.dueOn(),
                line.acceptanceStandard(),
                line.leadOrganizationId(),
                line.lead(),
                parts.reached().getOrDefault(here, 0),
                targets.stream().anyMatch(Duty.DutyTarget::countsInAssessment),
                parts.tasks() == null ? null : parts.tasks().getOrDefault(here, Map.of()),
                line.restricted());
    }
}
