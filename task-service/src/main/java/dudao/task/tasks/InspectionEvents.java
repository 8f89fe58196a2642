package dudao.task.tasks;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
import dudao.task.duties.Duty;
import dudao.task.duties.Source;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A finding whose rectification is ordered becomes one task of the responsible unit, and the inspection's verdict on it
 * is the task's. Every event carries the whole finding, so that whichever comes first can make the task, and one that is
 * older than what the task has heard changes nothing.
 */
@Singleton
class InspectionEvents implements EventListener {

    private static final String ORDERED = "dudao.finding.rectification-ordered.v1";
    private static final String FAILED = "dudao.finding.verification-failed.v1";
    private static final String CLOSED = "dudao.finding.closed.v1";
    private static final String CLASSIFIED = "dudao.finding.classified.v1";

    record Finding(
            UUID findingId,
            UUID planId,
            UUID planItemId,
            UUID responsibleOrganizationId,
            String wording,
            String clause,
            UUID rectificationId,
            LocalDate dueOn,
            OffsetDateTime dueAt,
            String reason,
            Classification classification,
            UUID handlingOfficeId) {

        Secrecy secrecy() {
            return new Secrecy(classification, handlingOfficeId);
        }

        /** The same for every delivery of the order, so that none can make a second task. */
        UUID taskId() {
            String key = findingId + "/" + responsibleOrganizationId;
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        }

        /** A limit by hour only when that hour is of the day the verdict names. */
        Instant limit() {
            Instant exact = dueAt == null ? null : dueAt.toInstant();
            boolean dayDecides =
                    dueOn != null && (exact == null || !Clocks.lastDayOf(exact).equals(dueOn));
            return dayDecides ? Clocks.endOf(dueOn) : exact;
        }

        String basis() {
            return clause == null ? "督导问题整改期限" : "督导问题整改期限，依据：" + clause;
        }
    }

    private final Tasks tasks;
    private final TaskHistory history;
    private final OrganizationTree tree;
    private final Clock clock;

    InspectionEvents(Tasks tasks, TaskHistory history, OrganizationTree tree, Clock clock) {
        this.tasks = tasks;
        this.history = history;
        this.tree = tree;
        this.clock = clock;
    }

    @Override
    public boolean hears(String type) {
        return type.equals(ORDERED) || type.equals(FAILED) || type.equals(CLOSED) || type.equals(CLASSIFIED);
    }

    @Override
    public void on(Event event) {
        Finding finding = event.data(Finding.class);
        if (event.type().equals(CLASSIFIED)) {
            classify(finding, event);
            return;
        }
        if (finding.responsibleOrganizationId() == null && event.type().equals(CLOSED)) {
            return; // settled before anybody was made responsible
        }
        Task task = tasks.find(finding.taskId());
        boolean isNew = task == null;
        if (isNew) {
            task = create(finding, event);
        } else if (task.findingVersion >= event.version()) {
            return;
        } else {
            task.findingVersion = event.version();
        }
        switch (event.type()) {
            case ORDERED -> ordered(task, finding, event, isNew);
            case FAILED ->
                overrule(
                        task,
                        "verification-failed",
                        "returned",
                        finding,
                        event,
                        (each, now) -> returned(each, now, finding.limit()));
            case CLOSED -> overrule(task, "finding-closed", "closed", finding, event, InspectionEvents::closed);
            default -> throw new IllegalStateException(event.type());
        }
    }

    private Task create(Finding finding, Event event) {
        OrganizationTree.Node unit = tree.get(finding.responsibleOrganizationId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Duty duty = new Duty(
                Source.finding(finding.findingId(), finding.rectificationId(), finding.planId(), finding.planItemId()),
                finding.wording(),
                null,
                unit,
                Deadline.statutory(finding.limit(), finding.basis()),
                finding.secrecy());
        Task task = Task.assign(duty, author(event), now);
        task.id = finding.taskId();
        task.findingVersion = event.version();
        tasks.add(task, author(event), event);
        return task;
    }

    /** Whoever had the finding's task, and whoever has it: all of them become as restricted as the finding. */
    private void classify(Finding finding, Event event) {
        for (Task task : tasks.ofFinding(finding.findingId())) {
            if (task.findingVersion < event.version()) {
                task.findingVersion = event.version();
                classify(task, finding.secrecy(), event);
            }
        }
    }

    /** With all that was handed down from it, of which the unit above is the office. */
    private void classify(Task task, Secrecy secrecy, Event event) {
        task.updatedAt = task.moment(clock);
        task.classify(secrecy);
        history.tell(task, "classified", null, null, author(event), null, event);
        Secrecy below = secrecy.isRestricted() ? new Secrecy(secrecy.classification(), task.organizationId) : secrecy;
        tasks.handedDownFrom(task.id).forEach(child -> classify(child, below, event));
    }

    private void ordered(Task task, Finding finding, Event event, boolean isNew) {
        if (!isNew) {
            task.source = task.source.rectifiedBy(finding.rectificationId());
            overrule(task, "order-again", "assigned", finding, event, (each, now) -> orderedAnew(each, now, finding));
        }
        for (Task other : tasks.ofFinding(finding.findingId())) {
            if (other != task && other.findingVersion < event.version()) {
                other.findingVersion = event.version();
                overrule(
                        other,
                        "refer",
                        "reassigned",
                        finding,
                        event,
                        (each, now) -> each.overrule(TaskState.REASSIGNED, now));
            }
        }
    }

    static void returned(Task task, Instant now, Instant newLimit) {
        task.overrule(TaskState.RETURNED, now);
        task.completedAt = null;
        task.returned(newLimit);
    }

    static void closed(Task task, Instant now) {
        task.overrule(TaskState.CLOSED, now);
        task.completedAt = task.submittedAt == null ? now : task.submittedAt;
    }

    /** Once more, after it had been referred to somebody else. */
    static void orderedAnew(Task task, Instant now, Finding finding) {
        task.overrule(TaskState.ASSIGNED, now);
        task.acceptedAt = null;
        task.completedAt = null;
        task.deadline = task.deadline.moved(finding.limit(), finding.basis());
    }

    private void overrule(
            Task task, String command, String fact, Finding finding, Event event, BiConsumer<Task, Instant> rule) {
        tasks.act(task, Act.foreign(command, fact, rule).saying(finding.reason()), author(event), event);
    }

    private static Author author(Event event) {
        return Author.of(event, "inspection-service");
    }
}
