package dudao.task.ruling;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.task.duties.Deadlines;
import dudao.task.tasks.Act;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Who settles what no single reviewer may decide any more: a leader alone, or two persons of different organisations, both
 * of whom could review the task; never the unit, nor anybody who has worked for it.
 */
@Singleton
class RulingRules {

    private final Rulings rulings;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final Caller caller;

    RulingRules(Rulings rulings, Tasks tasks, Deadlines deadlines, Caller caller) {
        this.rulings = rulings;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.caller = caller;
    }

    Ruling propose(UUID taskId, String ifMatch, NewRuling wanted) {
        wanted.check();
        SeenTask seen = judged(taskId);
        // Nobody ends the task meanwhile.
        tasks.bySystem(taskId);
        TaskFacts task = seen.facts();
        ETags.check(ifMatch, task);
        mustNeedIt(task);
        rulings.open(taskId).ifPresent(open -> {
            throw RuleViolation.of("RULING_PENDING", "已有待另一方确认的裁决 " + open.id).with("rulingId", open.id);
        });
        Ruling ruling = Ruling.propose(wanted, task, rulings.now(), caller);
        mustHaveALimitAhead(ruling);
        if (isLeader()) {
            ruling.decide("confirm", RulingState.DECIDED, null, rulings.now(), caller);
            rulings.add(ruling, "decided", task.secrecy());
            carryOut(ruling, seen);
        } else {
            rulings.add(ruling, "proposed", task.secrecy());
        }
        return ruling;
    }

    Ruling confirm(UUID id, String ifMatch, String said) {
        Ruling ruling = rulings.get(id);
        SeenTask seen = judged(ruling.taskId);
        mustBeTheOtherParty(ruling);
        // In the order in which a command on the task comes to its ruling.
        tasks.bySystem(ruling.taskId);
        rulings.lock(ruling);
        ETags.check(ifMatch, ruling);
        ruling.decide("confirm", RulingState.DECIDED, said, rulings.now(), caller);
        mustNeedIt(seen.facts());
        rulings.tell(ruling, "decided", seen.facts().secrecy());
        carryOut(ruling, seen);
        return ruling;
    }

    /** Also by whoever proposed it, who takes it back. */
    Ruling reject(UUID id, String ifMatch, String said) {
        Ruling ruling = rulings.get(id);
        SeenTask seen = judged(ruling.taskId);
        rulings.lock(ruling);
        ETags.check(ifMatch, ruling);
        ruling.decide("reject", RulingState.REJECTED, said, rulings.now(), caller);
        rulings.tell(ruling, "rejected", seen.facts().secrecy());
        return ruling;
    }

    private boolean isLeader() {
        return caller.hasRole("LEADER");
    }

    private SeenTask judged(UUID taskId) {
        SeenTask seen = tasks.get(taskId);
        seen.mustBe(isLeader() ? By.LEADER : By.REVIEWER);
        seen.mustNotHaveWorkedOnIt();
        seen.mustNotComeFromAFinding();
        return seen;
    }

    private void mustBeTheOtherParty(Ruling ruling) {
        People.behind(caller).mustNotMeet(ruling.proposers(), "提出裁决的人(含代办人和被代办人)不能自己确认");
        if (!isLeader() && ruling.isProposedBy(caller.organizations())) {
            throw RuleViolation.of("RULING_SAME_ORGANIZATION", "会商裁决应由两个单位的人员作出,或由审定领导决定");
        }
    }

    private static void mustNeedIt(TaskFacts task) {
        if (task.state() != TaskState.SUBMITTED) {
            throw RuleViolation.illegalTransition(task.state(), "rulings", List.of());
        }
        if (!task.needsJointRuling()) {
            throw RuleViolation.of("JOINT_RULING_NOT_DUE", "前两次退回由审核人决定,不需要会商裁决");
        }
    }

    private void mustHaveALimitAhead(Ruling ruling) {
        if (ruling.dueOn != null) {
            deadlines.chosen(ruling.dueOn, rulings.now());
        }
    }

    private void carryOut(Ruling ruling, SeenTask seen) {
        Act act =
                switch (ruling.decision) {
                    case COMPLETE -> Act.complete().because("JOINT_RULING");
                    case CANCEL -> Act.cancel().because("JOINT_RULING");
                    case RETURN ->
                        Act.giveBack(now -> deadlines.chosen(ruling.dueOn, now)).because(ruling.reason.name());
                };
        tasks.act(seen, act.saying(ruling.text));
    }
}
