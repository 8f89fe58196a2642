package dudao.inspection.rectifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RectificationTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 10);
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final List<String> TASK_STATES = List.of(
            "ASSIGNED",
            "ACCEPTED",
            "OBJECTED",
            "IN_PROGRESS",
            "SUBMITTED",
            "RETURNED",
            "SUSPENDED",
            "COMPLETED",
            "CLOSED",
            "CANCELLED",
            "A_STATE_OF_TOMORROW");

    private static Rectification standing(RectificationState state, boolean planRequired) {
        Rectification rectification = new Rectification();
        rectification.state = state;
        rectification.planRequired = planRequired;
        rectification.dueOn = DUE;
        rectification.originalDueOn = DUE;
        return rectification;
    }

    private static HeardTask task(String state) {
        return new HeardTask(
                UUID.randomUUID(),
                UUID.randomUUID(),
                state,
                OffsetDateTime.parse("2026-11-20T08:00:00+08:00"),
                OffsetDateTime.parse("2026-11-21T08:00:00+08:00"),
                "已整改",
                null,
                null);
    }

    private static Actor actor(String id) {
        return new Actor(id, id, null);
    }

    private static Rectification reportedBy(String person) {
        Rectification rectification = standing(RectificationState.IN_PROGRESS, false);
        rectification.report(task("SUBMITTED"), actor(person));
        return rectification;
    }

    private static Optional<RectificationCommand> expected(RectificationState state, boolean plan, String task) {
        boolean working = List.of("ACCEPTED", "IN_PROGRESS", "RETURNED").contains(task);
        boolean submitted = task.equals("SUBMITTED");
        return switch (state) {
            case ORDERED ->
                plan
                        ? Optional.empty()
                        : submitted
                                ? Optional.of(RectificationCommand.REPORT)
                                : working ? Optional.of(RectificationCommand.START) : Optional.empty();
            case IN_PROGRESS -> submitted ? Optional.of(RectificationCommand.REPORT) : Optional.empty();
            case REPORTED -> working ? Optional.of(RectificationCommand.RECALL) : Optional.empty();
            case PLAN_SUBMITTED, VERIFYING, ACCEPTED, CLOSED -> Optional.empty();
        };
    }

    @Test
    void aTaskMovesItOnlyWhereNoVerdictIsBeingGiven() {
        for (RectificationState state : RectificationState.values()) {
            for (boolean plan : new boolean[] {true, false}) {
                for (String task : TASK_STATES) {
                    assertEquals(
                            expected(state, plan, task),
                            standing(state, plan).consequenceOf(task(task)),
                            () -> state + " hears of a task that is " + task + ", plan " + plan);
                }
            }
        }
    }

    @Test
    void aReportKeepsWhoMadeItAndWhen() {
        Rectification rectification = reportedBy("head");
        assertEquals("head", rectification.reportedBy);
        assertEquals(Instant.parse("2026-11-21T00:00:00Z"), rectification.reportedAt);
        assertEquals("已整改", rectification.report);
        rectification.recall();
        assertEquals(RectificationState.IN_PROGRESS, rectification.state);
        assertEquals(null, rectification.reportedBy);
    }

    @Test
    void whoReportedCannotVerify() {
        Rectification rectification = reportedBy("head");
        refused("SAME_PERSON", () -> rectification.mustBeJudgedByOthers(People.of("head"), People.of()));
        rectification.mustBeJudgedByOthers(People.of("eso"), People.of());
        rectification.recall();
        refused("SAME_PERSON", () -> rectification.mustBeJudgedByOthers(People.of("head"), People.of()));
    }

    @Test
    void norWhoSentThePlanOrWorkedOnTheTask() {
        Rectification rectification = standing(RectificationState.ORDERED, true);
        rectification.submitPlan("方案", List.of(), new Actor("clerk", "经办人", "head"));
        for (String person : List.of("clerk", "head", "worker")) {
            refused(
                    "SAME_PERSON",
                    () -> rectification.mustBeJudgedByOthers(People.of("eso", person), People.of("worker")));
        }
        rectification.mustBeJudgedByOthers(People.of("eso", "other"), People.of("worker"));
    }

    @Test
    void aRejectionStaysOnRecordAndSetsANewLimit() {
        Rectification rectification = reportedBy("head");
        rectification.startVerification(Verification.Method.ON_SITE, actor("eso"), NOW);
        rectification.reject("通道仍被占用", DUE.plusDays(5), actor("eso"), NOW);
        assertEquals(RectificationState.IN_PROGRESS, rectification.state);
        assertEquals(DUE.plusDays(5), rectification.dueOn);
        assertEquals(DUE, rectification.originalDueOn);
        assertEquals(1, rectification.rejectCount);
        rectification.report(task("SUBMITTED"), actor("head"));
        rectification.startVerification(Verification.Method.DESK, actor("eso"), NOW);
        rectification.accept(Verification.Method.ON_SITE, "已清理", List.of("照片"), actor("eso-2"), NOW);
        assertEquals(2, rectification.verifications.size());
        assertEquals(
                Verification.Verdict.REJECTED,
                rectification.verifications.get(0).verdict());
        Verification last = rectification.verifications.get(1);
        assertEquals(Verification.Verdict.ACCEPTED, last.verdict());
        assertEquals(Verification.Method.ON_SITE, last.method());
        assertEquals("eso", last.verifier());
        assertEquals("eso-2", last.decidedBy());
        assertEquals(List.of("照片"), last.evidence());
    }

    @Test
    void aPlanMustEndByTheLimit() {
        Rectification rectification = standing(RectificationState.ORDERED, true);
        List<Milestone> late = List.of(new Milestone("清点", DUE), new Milestone("验收", DUE.plusDays(1)));
        refused("MILESTONE_AFTER_DUE", () -> rectification.submitPlan("分两步", late, actor("head")));
        assertEquals(RectificationState.ORDERED, rectification.state);
        rectification.submitPlan("一步", late.subList(0, 1), actor("head"));
        rectification.returnPlan("太简单");
        assertEquals("太简单", rectification.reason);
        rectification.submitPlan("一步,写细", late.subList(0, 1), actor("head"));
        assertEquals(1, rectification.milestones.size());
        assertEquals(null, rectification.reason);
    }

    @ParameterizedTest
    @CsvSource({"ORDERED", "IN_PROGRESS", "CLOSED"})
    void noPlanIsTakenWhereNoneWasAskedFor(RectificationState state) {
        refused("PLAN_NOT_REQUIRED", () -> standing(state, false).submitPlan("方案", List.of(), actor("head")));
    }

    private static void refused(String code, Runnable act) {
        assertEquals(code, assertThrows(RuleViolation.class, act::run).code());
    }
}
