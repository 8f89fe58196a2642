package dudao.task.drafts;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.deadlines.CountedLimit;
import dudao.task.deadlines.CountedLimits;
import dudao.task.deadlines.StartEvent;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import dudao.task.duties.Duty;
import dudao.task.duties.Source;
import dudao.task.duties.WhiteList;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;

/** From what comes in to a task: registered, where schools have to do with it approved by somebody else, assigned. */
@Singleton
public class Registering {

    private final Drafts drafts;
    private final SourceLimits limits;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final CountedLimits counted;
    private final WorkingCalendar calendar;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    Registering(
            Drafts drafts,
            SourceLimits limits,
            Tasks tasks,
            Deadlines deadlines,
            CountedLimits counted,
            WorkingCalendar calendar,
            OrganizationTree tree,
            Caller caller,
            Clock clock) {
        this.drafts = drafts;
        this.limits = limits;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.counted = counted;
        this.calendar = calendar;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    Draft register(NewDraft wanted) {
        Draft draft = draft(wanted);
        drafts.add(draft);
        return draft;
    }

    /** By one act, what needs no approval; there is something to register when it says what it comes from. */
    public SeenTask assignAtOnce(NewDraft wanted) {
        Draft draft = draft(wanted);
        SeenTask task = assign(draft, null);
        if (wanted.reference() != null) {
            drafts.add(draft);
        }
        return task;
    }

    private Draft draft(NewDraft wanted) {
        Node unit = tree.inScope(wanted.organizationId(), caller);
        Instant now = now();
        if (wanted.dueOn() != null) {
            deadlines.chosen(wanted.dueOn(), now);
        }
        Secrecy secrecy = new Secrecy(wanted.classification(), wanted.handlingOfficeId()).checked(tree, caller);
        boolean needsApproval = WhiteList.protects(unit) || wanted.schoolsBelow();
        return Draft.register(wanted, needsApproval, secrecy, now, caller);
    }

    void check(NewDraft wanted) {
        Node unit = tree.inScope(wanted.organizationId(), caller);
        wanted.check(WhiteList.protects(unit) || wanted.schoolsBelow(), limits);
    }

    Draft submit(UUID id, String ifMatch) {
        return act(drafts.get(id), ifMatch, Draft::submit);
    }

    Draft withdraw(UUID id, String ifMatch) {
        return act(drafts.get(id), ifMatch, Draft::withdraw);
    }

    Draft approve(UUID id, String ifMatch, String said) {
        return act(judged(id), ifMatch, draft -> draft.approve(said, now(), caller));
    }

    Draft refuse(UUID id, String ifMatch, String said) {
        return act(judged(id), ifMatch, draft -> draft.refuse(said, now(), caller));
    }

    /** @param dueOn null: what was registered */
    Draft assign(UUID id, String ifMatch, LocalDate dueOn) {
        return act(drafts.get(id), ifMatch, draft -> assign(draft, dueOn));
    }

    private Draft judged(UUID id) {
        Draft draft = drafts.get(id);
        People.behind(caller).mustNotMeet(draft.registrars(), "立项的人(含代办人和被代办人)不能审定它");
        return draft;
    }

    private Draft act(Draft draft, String ifMatch, Consumer<Draft> rule) {
        drafts.lock(draft);
        ETags.check(ifMatch, draft);
        rule.accept(draft);
        return draft;
    }

    private SeenTask assign(Draft draft, LocalDate dueOn) {
        Instant now = now();
        draft.assign(now);
        Node unit = tree.inScope(draft.organizationId, caller);
        LocalDate chosen = dueOn == null ? draft.dueOn : dueOn;
        CountedLimit limit = chosen == null ? counted(draft, now) : null;
        SeenTask task = tasks.assign(new Duty(
                Source.adHoc(draft.origin.name()),
                draft.title,
                draft.acceptanceStandard,
                unit,
                chosen == null ? Deadline.set(limit.dueAt(), limit.basis() + cited(draft)) : chosen(chosen, now),
                draft.secrecy()));
        if (limit != null) {
            counted.own(task.facts().id(), 1, unit.id(), limit);
        }
        draft.taskId = task.facts().id();
        return task;
    }

    private Deadline chosen(LocalDate dueOn, Instant now) {
        Instant dueAt = deadlines.chosen(dueOn, now);
        return Deadline.set(dueAt, Deadline.by("交办时确定", dueAt));
    }

    private CountedLimit counted(Draft draft, Instant now) {
        if (draft.limitCode == null) {
            throw RuleViolation.of("DUE_REQUIRED", "没有期限，交办时要给出 dueOn").at("/dueOn", "必须给出");
        }
        SourceLimits.Limit limit = limits.get(draft.origin, draft.limitCode);
        return CountedLimit.counted(
                calendar.frozen(), StartEvent.ASSIGNED, Clocks.dateOf(now), limit.amount(), limit.unit());
    }

    private String cited(Draft draft) {
        return limits.get(draft.origin, draft.limitCode).cited();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
