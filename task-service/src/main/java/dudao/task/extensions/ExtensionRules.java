package dudao.task.extensions;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.tasks.Act;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may ask for a later limit and who decides, and what the decision does to the task. */
@Singleton
class ExtensionRules {

    private final Extensions extensions;
    private final ExtensionCap cap;
    private final Tasks tasks;
    private final WorkingCalendar calendar;
    private final Caller caller;
    private final int daysToDecide;

    ExtensionRules(
            Extensions extensions,
            ExtensionCap cap,
            Tasks tasks,
            WorkingCalendar calendar,
            Caller caller,
            @ConfigProperty(name = "dudao.extensions.days-to-decide", defaultValue = "2") int daysToDecide) {
        this.extensions = extensions;
        this.cap = cap;
        this.tasks = tasks;
        this.calendar = calendar;
        this.caller = caller;
        this.daysToDecide = daysToDecide;
    }

    Extension request(SeenTask seen, NewExtension wanted, Caller caller) {
        seen.mustBe(By.UNIT_HEAD);
        // Nobody moves the limit meanwhile, nor asks too.
        tasks.bySystem(seen.facts().id());
        Instant now = extensions.now();
        Instant decideBy = Clocks.endOf(calendar.plusWorkingDays(Clocks.dateOf(now), daysToDecide));
        Extension extension = Extension.request(wanted, seen.facts(), now, decideBy, caller);
        extensions.open(seen.facts().id()).ifPresent(open -> {
            if (open.at(now) == ExtensionState.REQUESTED) {
                throw RuleViolation.of("EXTENSION_PENDING", "该任务已有待决定的延期申请 " + open.id)
                        .with("extensionId", open.id);
            }
            open.giveWay();
            extensions.flush();
        });
        extensions.add(extension, seen.facts().secrecy());
        return extension;
    }

    Extension approve(UUID id, String ifMatch, LocalDate until, String said) {
        Extension extension = extensions.get(id);
        SeenTask seen = judged(extension, ifMatch);
        TaskFacts task = seen.facts();
        Instant now = extensions.now();
        boolean above = cap.isAbove(extensions.granted(task.id()), task.assignedAt(), task.deadline(), until);
        extension.approve(task, until, above, gap(extension, now), said, now, caller);
        if (above && !seen.is(By.LEADER)) {
            throw RuleViolation.of("EXTENSION_ABOVE_CAP", "超过督办机构可同意的范围(" + cap.told() + "),由审定领导决定");
        }
        extensions.tell(extension, "approved", task.secrecy());
        String basis = "同意延期 " + extension.daysGranted + " 天,限 " + until + " 前办结";
        tasks.act(
                seen,
                Act.changeDeadline(Clocks.endOf(until), basis)
                        .because("EXTENSION")
                        .saying(said));
        return extension;
    }

    Extension reject(UUID id, String ifMatch, String said) {
        Extension extension = extensions.get(id);
        SeenTask seen = judged(extension, ifMatch);
        Instant now = extensions.now();
        extension.reject(gap(extension, now), said, now, caller);
        extensions.tell(extension, "rejected", seen.facts().secrecy());
        return extension;
    }

    Extension withdraw(UUID id, String ifMatch) {
        Extension extension = extensions.get(id);
        SeenTask seen = tasks.get(extension.taskId);
        seen.mustBe(By.UNIT_HEAD);
        tasks.bySystem(extension.taskId);
        extensions.lock(extension);
        ETags.check(ifMatch, extension);
        extension.withdraw(extensions.now(), caller);
        extensions.tell(extension, "withdrawn", seen.facts().secrecy());
        return extension;
    }

    /** Never by the unit itself, nor by anybody who has worked for it or asked. */
    private SeenTask judged(Extension extension, String ifMatch) {
        SeenTask seen = tasks.get(extension.taskId);
        seen.mustBe(caller.hasRole("LEADER") ? By.LEADER : By.SUPERVISOR);
        seen.mustNotHaveWorkedOnIt();
        People.behind(caller).mustNotMeet(extension.applicants(), "申请延期的人(含代办人和被代办人)不能决定它");
        // The task first, as on every way.
        tasks.bySystem(extension.taskId);
        extensions.lock(extension);
        ETags.check(ifMatch, extension);
        return seen;
    }

    /** The reviewer's days: working days since the limit passed undecided. */
    private int gap(Extension extension, Instant now) {
        return extension.at(now) == ExtensionState.LAPSED
                ? calendar.workingDaysBetween(Clocks.lastDayOf(extension.dueAt), Clocks.dateOf(now))
                : 0;
    }
}
