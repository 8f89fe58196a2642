package dudao.task.tasks;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.task.tasks.TaskCommand.By;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A task in the eyes of somebody who may see it: what that person may do to it. */
public final class SeenTask {

    final Task task;
    private final Node unit;
    private final Node home;
    private final Caller caller;
    private final Supplier<People> workers;
    private final Predicate<TaskCommand> hindered;

    /**
     * @param workers who has acted for the unit; asked for only where it matters
     * @param hindered whether something beside the task stands against a command; the same
     */
    SeenTask(
            Task task, Node unit, Node home, Caller caller, Supplier<People> workers, Predicate<TaskCommand> hindered) {
        this.hindered = hindered;
        this.task = task;
        this.unit = unit;
        this.home = home;
        this.caller = caller;
        this.workers = workers;
    }

    /** As it is at this moment, also after an act. */
    public TaskFacts facts() {
        return TaskFacts.of(task);
    }

    public Node unit() {
        return unit;
    }

    /** What this caller may do now, by the paths of the API's commands. */
    public List<String> allowedCommands() {
        return task.state.commands().stream()
                .filter(command -> refusal(command) == null)
                .filter(Predicate.not(hindered))
                .map(TaskCommand::path)
                .toList();
    }

    /** 403 with the reason unless the caller may give this command, whatever state the task is in. */
    public void mustAllow(TaskCommand command) {
        refuse(refusal(command));
    }

    /** 403 unless the caller stands to the task as told: for what another feature lets the same people do. */
    public void mustBe(By by) {
        refuse(refusal(by));
    }

    public boolean is(By by) {
        return refusal(by) == null;
    }

    /** 403 SAME_PERSON when somebody behind the caller has worked on the task for its unit. */
    public void mustNotHaveWorkedOnIt() {
        refuse(workerRefusal());
    }

    /** 409 VERDICT_BELONGS_TO_INSPECTION of a task on which another service has the last word. */
    public void mustNotComeFromAFinding() {
        refuse(verdictRefusal());
    }

    private static void refuse(RuleViolation refusal) {
        if (refusal != null) {
            throw refusal;
        }
    }

    private RuleViolation refusal(TaskCommand command) {
        RuleViolation byPerson = refusal(command.by);
        if (byPerson == null && command.judges()) {
            byPerson = workerRefusal();
        }
        if (byPerson == null && command.isVerdict()) {
            byPerson = verdictRefusal();
        }
        if (byPerson == null && command == TaskCommand.RETURN && task.needsJointRuling()) {
            return RuleViolation.of("JOINT_RULING_REQUIRED", "已退回两次,再退回应由两个单位会商裁决或由审定领导决定");
        }
        return byPerson;
    }

    private RuleViolation verdictRefusal() {
        return task.source.findingId() == null
                ? null
                : RuleViolation.of("VERDICT_BELONGS_TO_INSPECTION", "督导问题的整改由督导机构核查认定");
    }

    private RuleViolation workerRefusal() {
        return People.behind(caller).meet(workers.get())
                ? RuleViolation.of("SAME_PERSON", "为承办单位办理过该任务的人(含代办人和被代办人)不能审核它")
                : null;
    }

    private RuleViolation refusal(By by) {
        return switch (by) {
            case UNIT -> isOfUnit() && caller.hasRole("UNIT_HEAD", "UNIT_CLERK") ? null : notTheUnit();
            case UNIT_HEAD -> isOfUnit() && caller.hasRole("UNIT_HEAD") ? null : notTheUnit();
            case REVIEWER -> reviewerRefusal();
            case SUPERVISOR -> officerRefusal("SUPERVISOR", "只有督查督办人员能做这件事");
            case LEADER -> officerRefusal("LEADER", "只有审定领导能做这件事");
        };
    }

    /** Nobody reviews the work of the own unit, also when acting for another; else reviewers and the heads above do. */
    private RuleViolation reviewerRefusal() {
        if (isOwnTask()) {
            return ownTask();
        }
        boolean headAbove = caller.hasRole("UNIT_HEAD") && home.id().equals(caller.organizationId());
        boolean reviewer = caller.hasRole("SUPERVISOR", "REVIEWER");
        return reviewer || headAbove ? null : forbidden("只有督查督办人员、审核人或上级单位负责人能审核");
    }

    /** Nobody decides about the own unit's task, be it whether it is done, whether its clock runs or whether it is wanted. */
    private RuleViolation officerRefusal(String role, String detail) {
        if (!caller.hasRole(role)) {
            return forbidden(detail);
        }
        return isOwnTask() ? ownTask() : null;
    }

    private boolean isOwnTask() {
        return caller.organizations().contains(unit.id());
    }

    private static RuleViolation ownTask() {
        return RuleViolation.of("OWN_TASK", "本单位的任务由上级审核和处置");
    }

    /** 403 unless the caller reports for the unit. */
    public void mustAllowReport() {
        boolean ofUnit = isOfUnit() && caller.hasRole("UNIT_HEAD", "UNIT_CLERK");
        // Another system may stand in for the units whose data it keeps: those below its own organisation.
        if (!ofUnit && !caller.hasRole("SYSTEM")) {
            throw notTheUnit();
        }
    }

    private boolean isOfUnit() {
        return unit.id().equals(caller.organizationId());
    }

    private static RuleViolation notTheUnit() {
        return forbidden("只有承办单位有权限的人员能做这件事");
    }

    private static RuleViolation forbidden(String detail) {
        return RuleViolation.of("FORBIDDEN", detail);
    }
}
