package dudao.task.reporting;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.cadence.AskedOccurrence;
import dudao.task.evidence.EvidenceUse;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes a report, from a person on one task or from a system on many. */
@Singleton
class Reporting {

    private final Reports reports;
    private final Figures figures;
    private final Tasks tasks;
    private final EvidenceUse evidence;
    private final AskedOccurrence occurrences;
    private final Caller caller;
    private final AuditTrail trail;

    Reporting(
            Reports reports,
            Figures figures,
            Tasks tasks,
            EvidenceUse evidence,
            AskedOccurrence occurrences,
            Caller caller,
            AuditTrail trail) {
        this.reports = reports;
        this.figures = figures;
        this.tasks = tasks;
        this.evidence = evidence;
        this.occurrences = occurrences;
        this.caller = caller;
        this.trail = trail;
    }

    Report report(UUID taskId, String ifMatch, NewReport wanted) {
        SeenTask task = tasks.get(taskId);
        task.mustAllowReport();
        Instant at = tasks.report(task, ifMatch);
        wanted.check(Clocks.dateOf(at));
        Report corrected = wanted.corrects() == null ? null : reports.toCorrect(taskId, wanted.corrects());
        List<Figure> before = wanted.values().isEmpty() ? List.of() : before(taskId, wanted.values());
        List<Report.Value> values = values(wanted.values(), before);
        UUID occurrence = occurrence(taskId, wanted, corrected, at);
        evidence.attach(taskId, wanted.evidenceIds(), at);
        UUID id = Ids.next();
        tasks.tell(
                task,
                "progress-reported",
                wanted.text(),
                new Report.Fact(
                        id,
                        wanted.text(),
                        wanted.nothingToReport(),
                        added(values, corrected),
                        occurrence,
                        wanted.corrects()));
        Report report = kept(id, task, at, wanted, values, before, occurrence);
        reports.add(report);
        trail.changed("reports", id, null, report);
        return report;
    }

    /** A correction fills what the corrected one filled. */
    private UUID occurrence(UUID taskId, NewReport wanted, Report corrected, Instant at) {
        UUID named = occurrences.of(taskId, wanted.occurrenceId(), wanted.period(), at);
        return named == null && corrected != null ? corrected.occurrenceId() : named;
    }

    private Report kept(
            UUID id,
            SeenTask task,
            Instant at,
            NewReport wanted,
            List<Report.Value> values,
            List<Figure> before,
            UUID occurrence) {
        List<Report.Stage> stages = wanted.stages().stream()
                .map(stage -> new Report.Stage(stage.object(), stage.stage().name(), stage.reachedOn()))
                .toList();
        return new Report(
                id,
                task.facts().id(),
                task.facts().version(),
                at.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                wanted.text(),
                wanted.nothingToReport(),
                values,
                wanted.evidenceIds(),
                occurrence,
                wanted.exceptions(),
                stages,
                wanted.corrects(),
                Checks.of(values, before, stages),
                caller.id(),
                caller.name(),
                caller.onBehalfOf().orElse(null),
                caller.organizationId());
    }

    /** The figure of each value's target, in the order of the values. */
    private List<Figure> before(UUID taskId, List<NewReport.Value> values) {
        Map<UUID, Figure> known =
                figures.of(taskId).stream().collect(Collectors.toMap(Figure::targetId, Function.identity()));
        List<Figure> before = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            UUID target = values.get(n).targetId();
            if (!known.containsKey(target)) {
                throw RuleViolation.of("UNKNOWN_TARGET", "目标 " + target + " 不属于该任务的举措")
                        .at("/values/" + n + "/targetId", "不属于该任务的举措");
            }
            before.add(known.get(target));
        }
        return before;
    }

    private static List<Report.Value> values(List<NewReport.Value> wanted, List<Figure> before) {
        List<Report.Value> values = new ArrayList<>();
        for (int n = 0; n < wanted.size(); n++) {
            NewReport.Value value = wanted.get(n);
            BigDecimal quantity =
                    value.sameAsTaskId() == null ? value.quantity() : repeated(value.sameAsTaskId(), before.get(n), n);
            values.add(new Report.Value(value.targetId(), quantity, value.objects(), value.sameAsTaskId()));
        }
        return values;
    }

    /** So much that the figure here is the figure there. */
    private static BigDecimal repeated(UUID otherTask, Figure here, int n) {
        return here.elsewhere().stream()
                .filter(other -> other.taskId().equals(otherTask))
                .findFirst()
                .map(other -> other.total().subtract(here.total()))
                .orElseThrow(() -> RuleViolation.invalidField("/values/" + n + "/sameAsTaskId", "该任务没有报过同样的数据"));
    }

    /** What others have to add to what they know: the corrected figures go, the new ones come. */
    private static List<Report.Value> added(List<Report.Value> values, Report corrected) {
        if (corrected == null) {
            return values;
        }
        Map<UUID, Report.Value> added = new LinkedHashMap<>();
        values.forEach(value -> added.put(value.targetId(), value));
        corrected
                .values()
                .forEach(old -> added.merge(
                        old.targetId(),
                        new Report.Value(old.targetId(), old.quantity().negate(), List.of(), null),
                        (next, back) -> new Report.Value(
                                next.targetId(),
                                next.quantity().add(back.quantity()),
                                next.objects(),
                                next.sameAsTaskId())));
        return List.copyOf(added.values());
    }
}
