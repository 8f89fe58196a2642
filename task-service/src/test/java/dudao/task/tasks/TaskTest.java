package dudao.task.tasks;

import static dudao.task.tasks.TaskExamples.ASSIGNED;
import static dudao.task.tasks.TaskExamples.DEADLINES;
import static dudao.task.tasks.TaskExamples.DUE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights.Phase;
import dudao.task.duties.Deadline;
import dudao.task.duties.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Instant LATER = ASSIGNED.plus(Duration.ofDays(10));

    private static String code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(RuleViolation.class, act).code();
    }

    private static Instant endOf(String date) {
        return Clocks.endOf(LocalDate.parse(date));
    }

    @Test
    void completionCountsFromTheSubmissionNotFromTheReview() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);
        task.submit(ASSIGNED.plusSeconds(60));
        task.complete(LATER);

        assertEquals(ASSIGNED.plusSeconds(60), task.completedAt);
    }

    @Test
    void aReturnedSubmissionDidNotStopTheClock() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);
        task.submit(ASSIGNED.plusSeconds(60));
        task.giveBack(ASSIGNED.plusSeconds(90), DEADLINES.doAgainBy(ASSIGNED.plusSeconds(90)));

        assertNull(task.completedAt);
        assertEquals(endOf("2026-11-30"), task.deadline.dueAt());
        assertEquals(Clocks.endOf(DUE), task.deadline.originalDueAt());
        assertEquals(2, task.deadline.deadlineVersion());
        assertEquals(1, task.returnCount);
    }

    @Test
    void theThirdReturnAsksForAJointRuling() {
        Task task = TaskExamples.in(TaskState.SUBMITTED);
        for (int n = 1; n <= 2; n++) {
            assertFalse(task.needsJointRuling());
            task.giveBack(LATER, LATER);
            assertFalse(task.needsJointRuling(), "it is with the unit");
            task.submit(LATER);
        }
        assertTrue(task.needsJointRuling());
        task.source = Source.finding(UUID.randomUUID(), null, null, null);
        assertFalse(task.needsJointRuling(), "another service decides");
    }

    private static Instant objectBy(Task task) {
        return DEADLINES.objectBy(task.assignment.assignedAt());
    }

    @Test
    void objectingIsForOnceAndForTwoWorkingDays() {
        Task task = TaskExamples.in(TaskState.ASSIGNED);
        task.object(endOf("2026-11-25"), objectBy(task));
        task.uphold(endOf("2026-11-25"), DEADLINES);
        assertEquals("ALREADY_OBJECTED", code(() -> task.object(endOf("2026-11-25"), objectBy(task))));

        Task late = TaskExamples.in(TaskState.ASSIGNED);
        assertEquals(
                "OBJECTION_LATE", code(() -> late.object(endOf("2026-11-25").plusNanos(1000), objectBy(late))));
    }

    @Test
    void theTimeOfAnObjectionIsNotTakenFromTheUnit() {
        Task task = TaskExamples.in(TaskState.ACCEPTED);
        task.object(endOf("2026-11-24"), objectBy(task));
        task.uphold(endOf("2026-11-26"), DEADLINES);

        assertEquals(TaskState.ASSIGNED, task.state);
        assertNull(task.acceptedAt);
        assertEquals(endOf("2026-12-15"), task.deadline.dueAt(), "two working days later than Friday the 11th");
        assertNull(task.pause);
    }

    @Test
    void aSuspensionMovesTheLimitByItsWorkingDaysAndKeepsTheHour() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);
        task.deadline = Deadline.set(Instant.parse("2026-12-11T09:00:00Z"), "定到小时");
        task.suspend(Instant.parse("2026-11-27T02:00:00Z"), null);
        task.resume(Instant.parse("2026-12-01T02:00:00Z"), DEADLINES);

        assertEquals(TaskState.IN_PROGRESS, task.state);
        assertEquals(Instant.parse("2026-12-15T09:00:00Z"), task.deadline.dueAt());
        assertEquals(2, task.deadline.deadlineVersion());
    }

    @Test
    void suspendedAndResumedOnOneDayNothingMoves() {
        Task task = TaskExamples.in(TaskState.RETURNED);
        task.suspend(LATER, null);
        task.resume(LATER.plusSeconds(60), DEADLINES);

        assertEquals(TaskState.RETURNED, task.state);
        assertEquals(Clocks.endOf(DUE), task.deadline.dueAt());
        assertEquals(1, task.deadline.deadlineVersion());
    }

    @Test
    void aStatutoryClockIsNotStopped() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);
        task.deadline = Deadline.statutory(Clocks.endOf(DUE), "整改通知书");

        assertEquals("DEADLINE_NOT_EXTENDABLE", code(() -> task.suspend(LATER, null)));
        assertEquals("DEADLINE_NOT_EXTENDABLE", code(() -> task.extend(LATER, LATER, "延期")));
        task.recount(LATER, endOf("2026-12-14"), "年度放假安排公布后重算");
        assertEquals(endOf("2026-12-14"), task.deadline.dueAt());
    }

    @Test
    void aLimitMovesWhileThereIsSomethingToDo() {
        for (TaskState state : TaskState.values()) {
            Task task = TaskExamples.in(state);
            if (state.phase() == Phase.DONE) {
                assertEquals("ILLEGAL_TRANSITION", code(() -> task.extend(LATER, LATER, "延期")), state::name);
            } else {
                task.extend(LATER, endOf("2026-12-25"), "延期");
                assertEquals(endOf("2026-12-25"), task.deadline.dueAt());
                assertEquals(Clocks.endOf(DUE), task.deadline.originalDueAt());
                assertEquals(2, task.deadline.deadlineVersion());
                assertEquals(state, task.state);
                assertEquals(LATER, task.updatedAt);
            }
        }
    }

    @Test
    void aSuspensionCannotEndInThePast() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);

        assertEquals(
                "VALIDATION_FAILED",
                code(() -> task.suspend(LATER, Clocks.dateOf(LATER).minusDays(1))));
    }

    @Test
    void reopeningRestatesTheCompletion() {
        Task task = TaskExamples.in(TaskState.SUBMITTED);
        task.complete(LATER);
        task.close(LATER);
        task.reopen(LATER, endOf("2027-01-15"));

        assertNull(task.completedAt);
        assertEquals(1, task.reopenCount);
        assertEquals(endOf("2027-01-15"), task.deadline.dueAt());
        assertEquals(Clocks.endOf(DUE), task.deadline.originalDueAt());
    }

    @Test
    void recallingUndoesTheSubmission() {
        Task task = TaskExamples.in(TaskState.IN_PROGRESS);
        task.submit(LATER);
        task.recall(LATER);

        assertNull(task.submittedAt);
    }

    @Test
    void reassigningMakesANewTaskThatNamesTheOld() {
        Task task = TaskExamples.in(TaskState.OBJECTED);
        Node other = TaskExamples.unit();
        Task next = task.reassign(other, endOf("2026-12-31"), TaskExamples.SUPERVISOR, LATER);

        assertEquals(task.id, next.replaces);
        assertNotEquals(task.id, next.id);
        assertEquals(other.id(), next.organizationId);
        assertEquals(TaskState.ASSIGNED, next.state);
        assertEquals(endOf("2026-12-31"), next.deadline.originalDueAt());
        assertEquals(1, next.deadline.deadlineVersion());
    }

    @Test
    void theOtherUnitGetsAsManyWorkingDays() {
        // Monday to Friday of the third week: 14 working days after the first one.
        assertEquals(
                endOf("2026-12-14"),
                DEADLINES.asLongAs(ASSIGNED, Clocks.endOf(DUE), Instant.parse("2026-11-24T01:00:00Z")));
    }

    @Test
    void aTaskStaysWithItsUnitOrGoesToAnother() {
        Task task = TaskExamples.in(TaskState.OBJECTED);
        Node same = new Node(task.organizationId, "SCHOOL", "", null, "", null);

        assertEquals("VALIDATION_FAILED", code(() -> task.reassign(same, LATER, TaskExamples.SUPERVISOR, LATER)));
    }

    @Test
    void reportsBelongToWork() {
        for (TaskState state : TaskState.values()) {
            Task task = TaskExamples.in(state);
            if (state == TaskState.IN_PROGRESS || state == TaskState.RETURNED) {
                task.reported(LATER);
                assertEquals(LATER, task.updatedAt);
            } else {
                assertEquals("ILLEGAL_TRANSITION", code(() -> task.reported(LATER)), state::name);
            }
        }
    }

    @Test
    void theInspectionsVerdictHoldsInEveryState() {
        for (TaskState state : TaskState.values()) {
            Task task = TaskExamples.in(state);
            InspectionEvents.returned(task, LATER, endOf("2026-12-20"));
            assertEquals(TaskState.RETURNED, task.state);
            assertEquals(endOf("2026-12-20"), task.deadline.dueAt());
            task = TaskExamples.in(state);
            InspectionEvents.closed(task, LATER);
            assertEquals(TaskState.CLOSED, task.state);
            assertEquals(ASSIGNED.plusSeconds(3600), task.completedAt);
            assertNull(task.pause);
        }
    }

    @Test
    void aChosenLimitIsNotInThePast() {
        Instant now = Instant.parse("2026-11-24T15:59:59Z");

        assertEquals(endOf("2026-11-24"), DEADLINES.chosen(LocalDate.of(2026, 11, 24), now));
        assertEquals("DUE_IN_PAST", code(() -> DEADLINES.chosen(LocalDate.of(2026, 11, 23), now)));
        assertEquals("VALIDATION_FAILED", code(() -> DEADLINES.chosen(LocalDate.of(9999, 1, 1), now)));
        assertEquals(
                "DUE_IN_PAST",
                code(() -> DEADLINES.chosen(LocalDate.of(2026, 11, 24), now.plusSeconds(1))),
                "in Shanghai it is the 25th");
    }

    @Test
    void timeNeverRunsBackwards() {
        Task task = TaskExamples.in(TaskState.ASSIGNED);

        assertEquals(ASSIGNED, task.moment(Clock.fixed(ASSIGNED.minusSeconds(5), ZoneOffset.UTC)));
        assertEquals(LATER, task.moment(Clock.fixed(LATER.plusNanos(999), ZoneOffset.UTC)));
    }
}
