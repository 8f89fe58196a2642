package dudao.task.reverification;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.task.duties.Deadlines;
import dudao.task.tasks.Act;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;

/** Who looks at a task again, and what the finding does to it: nobody of its unit, and nobody who said it was done. */
@Singleton
class ReverificationRules {

    private final Reverifications reverifications;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final Caller caller;

    ReverificationRules(Reverifications reverifications, Tasks tasks, Deadlines deadlines, Caller caller) {
        this.reverifications = reverifications;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.caller = caller;
    }

    Reverification confirm(UUID id, String ifMatch, Reverification.Method method, String said) {
        Reverification found = reverifications.get(id);
        SeenTask seen = judged(found, ifMatch);
        found.find("confirm", ReverificationState.CONFIRMED, method, said, reverifications.now(), caller);
        reverifications.tell(found, seen.facts().secrecy());
        return found;
    }

    /** It was not done: the unit has to, with a new limit, and the figures of the time between are restated. */
    Reverification reopen(UUID id, String ifMatch, Reverification.Method method, String said, LocalDate dueOn) {
        Reverification found = reverifications.get(id);
        SeenTask seen = judged(found, ifMatch);
        found.find("reopen", ReverificationState.REOPENED, method, said, reverifications.now(), caller);
        reverifications.tell(found, seen.facts().secrecy());
        tasks.act(
                seen,
                Act.reopen(now -> deadlines.chosen(dueOn, now))
                        .because("FALSE_COMPLETION")
                        .saying(said));
        return found;
    }

    private SeenTask judged(Reverification found, String ifMatch) {
        SeenTask seen = tasks.get(found.taskId);
        seen.mustBe(By.SUPERVISOR);
        seen.mustNotHaveWorkedOnIt();
        People.behind(caller).mustNotMeet(reverifications.certifiers(found.taskId), "认定办结的人(含代办人和被代办人)不能复核它");
        // In the order in which a command on the task comes to its re-verification.
        tasks.bySystem(found.taskId);
        reverifications.lock(found);
        ETags.check(ifMatch, found);
        return seen;
    }
}
