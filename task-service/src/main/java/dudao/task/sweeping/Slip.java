package dudao.task.sweeping;

import dudao.commons.time.Clocks;
import dudao.task.delivering.Notice;
import dudao.task.ladder.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The paper of a step: 催办单, 督办通知单, 通报 …, with the number its issuer gives it, counted anew every year.
 *
 * @param number null for a reminder, which is only a line in a digest
 */
record Slip(UUID escalationId, Step step, Stand task, Integer year, Integer number, LocalDate replyBy) {

    Series series() {
        return new Series(task.issuerId(), step.form().name());
    }

    Slip numbered(int inYear, int next) {
        return new Slip(escalationId, step, task, inYear, next, replyBy);
    }

    String mark() {
        return step.form().number(year, number);
    }

    List<Notice> notices() {
        return step.to().stream()
                // A circular about what few may know would tell it to everybody.
                .filter(to -> to != Step.Addressee.EVERY_UNIT || !task.secrecy().isRestricted())
                .map(this::notice)
                .toList();
    }

    private Notice notice(Step.Addressee to) {
        boolean everybody = to == Step.Addressee.EVERY_UNIT;
        UUID organization =
                everybody || to == Step.Addressee.LEADER_IN_CHARGE ? task.issuerId() : task.organizationId();
        return new Notice(
                task.taskId(),
                escalationId,
                organization,
                everybody,
                to.name(),
                step.rung(),
                task.urgent(),
                subject(),
                body());
    }

    private String subject() {
        return (number == null ? step.form().mark : mark()) + " " + task.title();
    }

    private String body() {
        StringBuilder body = new StringBuilder(task.unitName() == null ? "" : task.unitName() + ":");
        body.append(task.title())
                .append(",")
                .append(Clocks.lastDayOf(task.dueAt()))
                .append(" 到期。");
        if (step.from().equals("ASSIGNMENT")) {
            body.append("任务尚未签收,请签收。");
        } else if (step.rung() > 0) {
            body.append("已逾期");
            body.append(replyBy == null ? "。" : ",请于 " + replyBy + " 前办理并回复。");
        }
        if (task.documentNumber() != null) {
            body.append("文号:").append(task.documentNumber()).append("。");
        }
        return task.text() == null ? body.toString() : body.append(task.text()).toString();
    }
}
