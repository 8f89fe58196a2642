package dudao.task.tasks;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import java.util.List;

/** A task in the eyes of somebody who may see it: what that person may do to it. */
record SeenTask(Task task, Node unit, Node scope, Caller caller) {

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
                    case SUPERVISOR -> caller.hasRole("SUPERVISOR") ? null : forbidden("只有督查督办人员能做这件事");
                };
        if (byPerson == null && task.findingId != null && command.isVerdict()) {
            return RuleViolation.of("VERDICT_BELONGS_TO_INSPECTION", "督导问题的整改由督导机构核查认定");
        }
        return byPerson;
    }

    /** Nobody reviews the work of the own unit; else supervisors and reviewers do, and the heads of the units above. */
    private RuleViolation reviewerRefusal() {
        if (isOfUnit()) {
            return RuleViolation.of("OWN_TASK", "本单位的任务应由上级审核");
        }
        boolean headAbove = caller.hasRole("UNIT_HEAD") && scope.id().equals(caller.organizationId());
        return caller.hasRole("SUPERVISOR", "REVIEWER") || headAbove ? null : forbidden("只有督查督办人员、审核人或上级单位负责人能审核");
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
