package dudao.task.tasks;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.function.Supplier;

/**
 * A task in the eyes of somebody who may see it: what that person may do to it.
 *
 * @param workers who has acted for the unit; asked for only where it matters
 */
record SeenTask(Task task, Node unit, Node scope, Caller caller, Supplier<People> workers) {

    List<String> allowedCommands() {
        return task.state.commands().stream()
                .filter(command -> refusal(command) == null)
                .map(TaskCommand::path)
                .toList();
    }

    void mustAllow(TaskCommand command) {
        RuleViolation refusal = refusal(command);
        if (refusal != null) {
            throw refusal;
        }
    }

    private RuleViolation refusal(TaskCommand command) {
        RuleViolation byPerson =
                switch (command.by) {
                    case UNIT -> isOfUnit() && caller.hasRole("UNIT_HEAD", "UNIT_CLERK") ? null : notTheUnit();
                    case UNIT_HEAD -> isOfUnit() && caller.hasRole("UNIT_HEAD") ? null : notTheUnit();
                    case REVIEWER -> reviewerRefusal();
                    case SUPERVISOR -> supervisorRefusal(command);
                };
        if (byPerson == null && command.judges() && People.behind(caller).meet(workers.get())) {
            return RuleViolation.of("SAME_PERSON", "为承办单位办理过该任务的人(含代办人和被代办人)不能审核它");
        }
        if (byPerson == null && task.findingId != null && command.isVerdict()) {
            return RuleViolation.of("VERDICT_BELONGS_TO_INSPECTION", "督导问题的整改由督导机构核查认定");
        }
        return byPerson;
    }

    /** Nobody reviews the work of the own unit, also when acting for another; else reviewers and the heads above do. */
    private RuleViolation reviewerRefusal() {
        if (isOwnTask()) {
            return ownTask();
        }
        boolean headAbove = caller.hasRole("UNIT_HEAD") && scope.id().equals(caller.organizationId());
        boolean reviewer = caller.hasRole("SUPERVISOR", "REVIEWER");
        return reviewer || headAbove ? null : forbidden("只有督查督办人员、审核人或上级单位负责人能审核");
    }

    private RuleViolation supervisorRefusal(TaskCommand command) {
        if (!caller.hasRole("SUPERVISOR")) {
            return forbidden("只有督查督办人员能做这件事");
        }
        return command.judges() && isOwnTask() ? ownTask() : null;
    }

    private boolean isOwnTask() {
        return caller.organizations().contains(unit.id());
    }

    private static RuleViolation ownTask() {
        return RuleViolation.of("OWN_TASK", "本单位的任务应由上级审核");
    }

    void mustAllowReport() {
        boolean unit = isOfUnit() && caller.hasRole("UNIT_HEAD", "UNIT_CLERK");
        // Another system may stand in for the units whose data it keeps: those below its own organisation.
        if (!unit && !caller.hasRole("SYSTEM")) {
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
