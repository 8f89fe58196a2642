package dudao.task.parts;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.task.duties.Deadlines;
import dudao.task.duties.WhiteList;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Who gives an assisting unit its part, who does it and who says that it is done. */
@Singleton
class PartRules {

    private static final Set<TaskState> OPEN = EnumSet.of(
            TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.RETURNED, TaskState.SUSPENDED);

    private final Parts parts;
    private final PartList list;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final WhiteList whiteList;
    private final OrganizationTree tree;
    private final Caller caller;

    PartRules(
            Parts parts,
            PartList list,
            Tasks tasks,
            Deadlines deadlines,
            WhiteList whiteList,
            OrganizationTree tree,
            Caller caller) {
        this.whiteList = whiteList;
        this.parts = parts;
        this.list = list;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.tree = tree;
        this.caller = caller;
    }

    /** @param dueOn null: until the limit of the task */
    Part assign(UUID taskId, UUID organizationId, String wording, LocalDate dueOn) {
        SeenTask seen = tasks.get(taskId);
        // Nobody ends the task meanwhile, nor moves its limit.
        tasks.bySystem(taskId);
        TaskFacts task = seen.facts();
        Node unit = tree.inScope(organizationId, caller);
        if (unit.id().equals(task.organizationId())) {
            throw RuleViolation.invalidField("/organizationId", "牵头单位不能同时是协办单位");
        }
        mustBeAnsweredFor(task, unit);
        if (!OPEN.contains(task.state())) {
            throw RuleViolation.illegalTransition(task.state(), "parts", seen.allowedCommands());
        }
        if (parts.ofTask(taskId).stream()
                .anyMatch(each -> each.organizationId.equals(unit.id()) && each.state != PartState.CANCELLED)) {
            throw RuleViolation.of("PART_EXISTS", unit.name() + " 已是该任务的协办单位");
        }
        Instant now = parts.now();
        Instant dueAt = dueOn == null ? ahead(task, now) : deadlines.chosen(dueOn, now);
        Part part = Part.assign(task, unit.id(), wording, dueAt, now);
        parts.add(part);
        keep(part, "assign", null);
        return part;
    }

    /** No part is late when it is given. */
    private static Instant ahead(TaskFacts task, Instant now) {
        if (!task.dueAt().isAfter(now)) {
            throw RuleViolation.of("DUE_REQUIRED", "任务期限已过，协办期限要给出 dueOn").at("/dueOn", "必须给出");
        }
        return task.dueAt();
    }

    /** No way around the approval of what schools get. */
    private void mustBeAnsweredFor(TaskFacts task, Node unit) {
        boolean newToSchools = WhiteList.protects(unit) && !WhiteList.protects(tree.get(task.organizationId()));
        if (newToSchools && !whiteList.covers(task.id())) {
            throw WhiteList.approvalRequired("计划外任务由学校协办须经领导审定(立项时注明 schoolsBelow)");
        }
    }

    Part accept(UUID id, String ifMatch) {
        return act(assisting(id), ifMatch, "accept", null, Part::accept);
    }

    Part deliver(UUID id, String ifMatch, String text) {
        return act(assisting(id), ifMatch, "deliver", text, Part::deliver);
    }

    Part confirm(UUID id, String ifMatch, String text) {
        return act(led(id), ifMatch, "confirm", text, Part::confirm);
    }

    /** @param dueOn null: the limit stays */
    Part giveBack(UUID id, String ifMatch, String text, LocalDate dueOn) {
        Part part = led(id);
        Instant limit = dueOn == null ? null : deadlines.chosen(dueOn, parts.now());
        if (limit != null) {
            tasks.bySystem(part.taskId);
            Part.mustNotOutlast(tasks.get(part.taskId).facts(), limit, parts.now());
        }
        return act(part, ifMatch, "return", text, (each, now) -> each.giveBack(limit, now));
    }

    /** Never by the assisting unit, whose duty it is. */
    Part cancel(UUID id, String ifMatch, String reason) {
        Part part = list.get(id);
        tasks.get(part.taskId);
        if (caller.organizations().contains(part.organizationId)) {
            throw RuleViolation.of("OWN_TASK", "本单位的协办事项由上级撤销");
        }
        return act(part, ifMatch, "cancel", reason, Part::cancel);
    }

    private Part act(Part part, String ifMatch, String command, String text, BiConsumer<Part, Instant> rule) {
        parts.lock(part);
        ETags.check(ifMatch, part);
        Instant now = parts.now();
        rule.accept(part, now.isBefore(part.updatedAt) ? part.updatedAt : now);
        keep(part, command, text);
        return part;
    }

    private void keep(Part part, String command, String text) {
        parts.keep(part, command, text, Actor.of(caller), caller.organizationId());
    }

    private Part assisting(UUID id) {
        Part part = list.get(id);
        if (!part.organizationId.equals(caller.organizationId())) {
            throw RuleViolation.of("FORBIDDEN", "只有协办单位有权限的人员能做这件事");
        }
        return part;
    }

    /** By the lead unit; never by the assisting unit itself, nor by anybody who worked on the part. */
    private Part led(UUID id) {
        Part part = list.get(id);
        if (!part.leadOrganizationId.equals(caller.organizationId())
                || caller.organizations().contains(part.organizationId)) {
            throw RuleViolation.of("FORBIDDEN", "协办事项由牵头单位负责人确认");
        }
        People.behind(caller).mustNotMeet(parts.workers(id), "办理过该协办事项的人(含代办人和被代办人)不能确认它");
        return part;
    }
}
