package dudao.task.tasks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Calendars;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import dudao.task.duties.Duty;
import dudao.task.duties.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Tasks without a database. */
final class TaskExamples {

    static final Author SUPERVISOR = new Author("supervisor", "督办员", null, UUID.randomUUID());

    static final Deadlines DEADLINES = new Deadlines(
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build()));
    static final Instant ASSIGNED = Instant.parse("2026-11-23T01:00:00Z");
    static final LocalDate DUE = LocalDate.of(2026, 12, 11);

    private TaskExamples() {}

    static Node unit() {
        UUID id = UUID.randomUUID();
        return new Node(id, "SCHOOL", "一小", UUID.randomUUID(), id + "/", UUID.randomUUID());
    }

    static Task in(TaskState state) {
        Duty duty = new Duty(
                Source.adHoc("OTHER"),
                "整治校门口交通",
                null,
                unit(),
                Deadline.set(Clocks.endOf(DUE), "交办时确定"),
                Secrecy.INTERNAL);
        Task task = Task.assign(duty, SUPERVISOR, ASSIGNED);
        task.state = state;
        task.submittedAt = ASSIGNED.plusSeconds(3600);
        if (state == TaskState.SUSPENDED || state == TaskState.OBJECTED) {
            task.pause = new Pause(ASSIGNED.plusSeconds(3600), TaskState.RETURNED, null);
        }
        return task;
    }

    static void perform(Task task, TaskCommand command, Instant now) {
        Instant limit = Clocks.endOf(LocalDate.of(2026, 12, 31));
        switch (command) {
            case ACCEPT -> task.accept(now);
            case OBJECT -> task.object(now, DEADLINES.objectBy(task.assignment.assignedAt()));
            case UPHOLD -> task.uphold(now, DEADLINES);
            case REASSIGN -> task.reassign(unit(), limit, SUPERVISOR, now);
            case START -> task.start(now);
            case SUBMIT -> task.submit(now);
            case RECALL -> task.recall(now);
            case RETURN -> task.giveBack(now, limit);
            case COMPLETE -> task.complete(now);
            case CLOSE -> task.close(now);
            case REOPEN -> task.reopen(now, limit);
            case SUSPEND -> task.suspend(now, null);
            case RESUME -> task.resume(now, DEADLINES);
            case CANCEL -> task.cancel(now);
        }
    }
}
