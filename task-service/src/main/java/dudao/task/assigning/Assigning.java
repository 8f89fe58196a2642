package dudao.task.assigning;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.deadlines.CountedLimits;
import dudao.task.jobs.Job;
import dudao.task.jobs.JobKind;
import dudao.task.jobs.JobState;
import dudao.task.jobs.JobView;
import dudao.task.plans.Audience;
import dudao.task.plans.Measure;
import dudao.task.plans.Measures;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Understands what is to be assigned to whom until when, and has it done. */
@Singleton
class Assigning {

    private final Measures measures;
    private final FanOut fanOut;
    private final WorkingCalendar calendar;
    private final CountedLimits deadlines;
    private final OrganizationTree tree;
    private final Clock clock;
    private final AuditTrail trail;
    private final Event<LargeAssignments.Unfinished> unfinished;

    Assigning(
            Measures measures,
            FanOut fanOut,
            WorkingCalendar calendar,
            CountedLimits deadlines,
            OrganizationTree tree,
            Clock clock,
            AuditTrail trail,
            Event<LargeAssignments.Unfinished> unfinished) {
        this.measures = measures;
        this.fanOut = fanOut;
        this.calendar = calendar;
        this.deadlines = deadlines;
        this.tree = tree;
        this.clock = clock;
        this.trail = trail;
        this.unfinished = unfinished;
    }

    JobView assign(NewAssignment wanted, Caller caller) {
        Order order = order(wanted, measures::lock, caller);
        UUID id = Ids.next();
        trail.changed("assignments", id, null, wanted);
        Job job = fanOut.begin(order, id, caller);
        requireSomebody(job.total());
        if (order.due().counted() != null) {
            deadlines.shared(id, caller.organizationId(), order.due().counted());
        }
        if (job.state() == JobState.RUNNING) {
            unfinished.fire(new LargeAssignments.Unfinished(id));
        }
        return JobView.of(job);
    }

    AssignmentPreview preview(NewAssignment wanted, Caller caller) {
        Order order = order(wanted, measures::find, caller);
        List<AssignmentPreview.Unit> units = fanOut.preview(order);
        requireSomebody(units.size());
        int skipped =
                (int) units.stream().filter(AssignmentPreview.Unit::skipped).count();
        return new AssignmentPreview(
                JobKind.ASSIGNMENT,
                JobState.DONE,
                true,
                new JobView.Counts(units.size(), units.size() - skipped, skipped, 0),
                order.due().at().atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                order.due().basis(),
                order.due().provisional(),
                units.subList(0, Math.min(AssignmentPreview.SHOWN, units.size())));
    }

    private Order order(NewAssignment wanted, Function<UUID, Optional<Measure>> measures, Caller caller) {
        wanted.check();
        Scope scope = tree.scopeOf(caller);
        Measure measure = measures.apply(wanted.measureId())
                .filter(found -> isVisible(found.issuerId(), scope))
                .filter(found -> found.secrecy().isReadableBy(caller.organizationId()))
                .orElseThrow(() -> RuleViolation.notFound("举措", wanted.measureId()));
        if (!measure.isAssignable()) {
            throw RuleViolation.of(
                            "PLAN_ENDED",
                            "计划状态为 " + measure.planState() + ",条目状态为 " + measure.itemState()
                                    + (measure.dropped() ? ",该举措已在计划调整中删去" : "") + ",不能再交办")
                    .with("planState", measure.planState())
                    .with("itemState", measure.itemState());
        }
        Audience audience = audience(wanted, measure, scope);
        Scope under = under(wanted, audience, scope);
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        return new Order(
                measure, audience, under, scope, Due.of(wanted, measure.dueOn(), now.toInstant(), calendar), now);
    }

    /** Plans of the caller's own organisation, of those below it and of those above it. */
    private boolean isVisible(UUID issuer, Scope scope) {
        return issuer.equals(scope.home().id())
                || tree.find(issuer)
                        .filter(node -> scope.contains(node) || scope.isAtOrBelow(node))
                        .isPresent();
    }

    private Audience audience(NewAssignment wanted, Measure measure, Scope scope) {
        if (wanted.audience() == null) {
            if (!measure.audience().namesSomebody()) {
                throw RuleViolation.of("AUDIENCE_EMPTY", "该举措没有规定承办范围,交办时要给出 audience");
            }
            return measure.audience();
        }
        List<UUID> named = wanted.audience().organizationIds();
        Set<UUID> unknown = named.isEmpty() ? Set.of() : fanOut.unknown(named, scope);
        if (!unknown.isEmpty()) {
            RuleViolation violation = RuleViolation.of("UNIT_UNKNOWN", "有 " + unknown.size() + " 个单位不存在或不在管辖范围内");
            for (int i = 0; i < named.size(); i++) {
                if (unknown.contains(named.get(i))) {
                    violation.at("/audience/organizationIds/" + i, "不存在或不在管辖范围内");
                }
            }
            throw violation;
        }
        return wanted.audience();
    }

    /** What the caller asks for must lie in its scope; what the measure says is cut down to it. */
    private Scope under(NewAssignment wanted, Audience audience, Scope scope) {
        if (audience.under() == null) {
            return scope;
        }
        return tree.find(audience.under())
                .filter(node -> wanted.audience() == null || scope.contains(node))
                .map(Scope::of)
                .orElseThrow(() -> RuleViolation.of("UNIT_UNKNOWN", "under 所指机构不存在或不在管辖范围内")
                        .at("/audience/under", "不存在或不在管辖范围内"));
    }

    private static void requireSomebody(int units) {
        if (units == 0) {
            throw RuleViolation.of("AUDIENCE_EMPTY", "按给出的范围没有一个单位");
        }
    }
}
