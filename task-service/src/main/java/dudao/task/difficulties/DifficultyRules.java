package dudao.task.difficulties;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A unit says what it cannot do alone; the office that wants the task answers, by its own clock. */
@Singleton
class DifficultyRules {

    private final Difficulties difficulties;
    private final Tasks tasks;
    private final OrganizationTree tree;
    private final WorkingCalendar calendar;
    private final Caller caller;
    private final int daysToAnswer;

    DifficultyRules(
            Difficulties difficulties,
            Tasks tasks,
            OrganizationTree tree,
            WorkingCalendar calendar,
            Caller caller,
            @ConfigProperty(name = "dudao.difficulties.days-to-answer", defaultValue = "5") int daysToAnswer) {
        this.difficulties = difficulties;
        this.tasks = tasks;
        this.tree = tree;
        this.calendar = calendar;
        this.caller = caller;
        this.daysToAnswer = daysToAnswer;
    }

    Difficulty raise(UUID taskId, NewDifficulty told) {
        SeenTask seen = tasks.get(taskId);
        seen.mustBe(By.UNIT);
        // Nobody ends it meanwhile, whose open difficulties lapse with it.
        tasks.bySystem(taskId);
        if (seen.facts().isDone()) {
            throw RuleViolation.illegalTransition(seen.facts().state(), "difficulties", seen.allowedCommands());
        }
        Instant now = difficulties.now();
        Instant answerBy = Clocks.endOf(calendar.plusWorkingDays(Clocks.dateOf(now), daysToAnswer));
        Difficulty difficulty =
                Difficulty.raise(taskId, seen.unit().id(), difficulties.officeOf(taskId), told, now, answerBy, caller);
        difficulties.add(difficulty);
        difficulties.tell(difficulty, seen.facts().secrecy());
        return difficulty;
    }

    /** By the office itself or by whoever stands above it; never by the unit, nor by anybody who raised it. */
    Difficulty answer(UUID id, String ifMatch, Outcome outcome, String said) {
        Difficulty difficulty = difficulties.get(id);
        SeenTask seen = tasks.get(difficulty.taskId);
        mustBeOffice(difficulty);
        People.behind(caller).mustNotMeet(difficulty.raisers(), "提出困难的人(含代办人和被代办人)不能答复它");
        difficulties.lock(difficulty);
        ETags.check(ifMatch, difficulty);
        Instant now = difficulties.now();
        int gap = now.isAfter(difficulty.answerBy)
                ? calendar.workingDaysBetween(Clocks.lastDayOf(difficulty.answerBy), Clocks.dateOf(now))
                : 0;
        difficulty.answer(outcome, said, gap, now, caller);
        difficulties.tell(difficulty, seen.facts().secrecy());
        return difficulty;
    }

    private void mustBeOffice(Difficulty difficulty) {
        if (caller.organizations().contains(difficulty.organizationId)) {
            throw RuleViolation.of("OWN_TASK", "本单位提出的困难由交办单位答复");
        }
        boolean itself = caller.organizationId().equals(difficulty.officeId);
        boolean above = caller.hasRole("SUPERVISOR", "LEADER", "ISSUER")
                && tree.find(difficulty.officeId)
                        .filter(tree.scopeOf(caller)::contains)
                        .isPresent();
        if (!itself && !above) {
            throw RuleViolation.of("FORBIDDEN", "困难由交办单位答复");
        }
    }

    Difficulty withdraw(UUID id, String ifMatch) {
        Difficulty difficulty = difficulties.get(id);
        SeenTask seen = tasks.get(difficulty.taskId);
        seen.mustBe(By.UNIT);
        difficulties.lock(difficulty);
        ETags.check(ifMatch, difficulty);
        difficulty.withdraw();
        difficulties.tell(difficulty, seen.facts().secrecy());
        return difficulty;
    }
}
