package dudao.task.escalating;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.UUID;

/** Who may do what to a step: nobody decides about the own unit, and only the unit answers. */
record Deciders(Caller caller) {

    /** From 通报 on a leader decides. */
    private static final int FIRST_OF_LEADER = 3;

    List<String> allowed(EscalationState state, int rung, UUID unit) {
        return state.commands().stream()
                .filter(command -> refusal(command, rung, unit) == null)
                .toList();
    }

    void mustAllow(String command, Escalation escalation) {
        RuleViolation refusal = refusal(command, escalation.rung, escalation.organizationId);
        if (refusal != null) {
            throw refusal;
        }
    }

    private RuleViolation refusal(String command, int rung, UUID unit) {
        if (command.equals("acknowledge")) {
            boolean ofUnit = unit.equals(caller.organizationId()) && caller.hasRole("UNIT_HEAD", "UNIT_CLERK");
            return ofUnit ? null : RuleViolation.of("FORBIDDEN", "只有承办单位有权限的人员能签收");
        }
        String role = rung < FIRST_OF_LEADER ? "SUPERVISOR" : "LEADER";
        if (!caller.hasRole(role)) {
            return RuleViolation.of("FORBIDDEN", rung < FIRST_OF_LEADER ? "由督查督办人员决定" : "通报、约谈和问责建议由领导审定");
        }
        return caller.organizations().contains(unit) ? RuleViolation.of("OWN_TASK", "本单位的任务应由上级决定") : null;
    }
}
