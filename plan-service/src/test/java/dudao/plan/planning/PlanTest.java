package dudao.plan.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.Issuers;
import dudao.plan.heading.IssuingBody;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Actor DRAFTER = new Actor("wang", "王", null);
    private static final Actor SENDER = new Actor("li", "李", null);
    private static final Actor LEADER = new Actor("zhao", "赵", null);

    private static Issuers issuers() {
        return new Issuers(List.of(new IssuingBody(UUID.randomUUID(), "六市教育局")));
    }

    private static Plan draft() {
        PlanDraft draft = new PlanDraft("2026年要点", null, 2026, null, null, null);
        return Plan.draft(draft, issuers(), DRAFTER, Instant.EPOCH);
    }

    private static Plan underReview() {
        Plan plan = draft();
        plan.submit(SENDER, false);
        return plan;
    }

    private static void refused(String code, Runnable act) {
        assertEquals(code, assertThrows(RuleViolation.class, act::run).code());
    }

    @Test
    void aDraftHasTheUsualKindUnlessTold() {
        assertEquals("工作要点", draft().kind);
        assertEquals("dudao.plan.drafted.v1", draft().drafted().type());
    }

    @Test
    void anEmptyPlanIsNotSubmitted() {
        Plan plan = draft();
        refused("PLAN_HAS_NO_ITEMS", () -> plan.submit(DRAFTER, true));
        assertEquals(PlanStatus.DRAFT, plan.status);
    }

    @Test
    void whoDraftedOrSubmittedCannotApprove() {
        for (Actor maker : List.of(DRAFTER, SENDER)) {
            Plan plan = underReview();
            refused("SAME_PERSON", () -> plan.approve(maker, plan.issuerId));
            assertEquals(PlanStatus.UNDER_REVIEW, plan.status);
        }
        Plan plan = underReview();
        assertEquals(PlanStatus.APPROVED, plan.approve(LEADER, plan.issuerId).status());
    }

    @Test
    void theReasonOfAReturnIsToldAndGoesWithTheNextSubmission() {
        Plan plan = underReview();
        assertEquals("缺时限", plan.giveBack("缺时限").reason());
        assertEquals(PlanStatus.DRAFT, plan.status);
        assertEquals(null, plan.submit(SENDER, false).reason());
    }

    @Test
    void withdrawnOrRevokedItMakesRoomForAnother() {
        Plan withdrawn = draft();
        withdrawn.withdraw("不办了");
        assertTrue(withdrawn.voided);
        Plan revoked = issued();
        assertFalse(revoked.voided);
        revoked.revoke("机构调整");
        revoked.archive(null);
        assertTrue(revoked.voided);
    }

    @Test
    void aClosedPlanStaysInForce() {
        Plan plan = issued();
        plan.close(null);
        assertEquals("dudao.plan.archived.v1", plan.archive(null).type());
        assertFalse(plan.voided);
    }

    @Test
    void aRevisionCountsAndStaysIssued() {
        Plan plan = issued();
        assertEquals(1, plan.revision);
        plan.revise();
        assertEquals(2, plan.revision);
        assertEquals(PlanStatus.ISSUED, plan.status);
    }

    @Test
    void commandsOutOfTurnChangeNothing() {
        Plan plan = draft();
        List<Consumer<Plan>> early = List.of(
                each -> each.giveBack("x"),
                each -> each.approve(LEADER, each.issuerId),
                each -> each.issue("六教〔2026〕1号", LocalDate.EPOCH),
                Plan::revise,
                each -> each.close(null),
                each -> each.revoke("x"),
                each -> each.archive(null));
        early.forEach(command -> refused("ILLEGAL_TRANSITION", () -> command.accept(plan)));
        assertEquals(PlanStatus.DRAFT, plan.status);
        assertFalse(plan.voided);
        refused("ILLEGAL_TRANSITION", () -> underReview()
                .change(new PlanDraft("t", null, 2026, null, null, null), issuers(), DRAFTER));
    }

    private static Plan issued() {
        Plan plan = underReview();
        plan.approve(LEADER, plan.issuerId);
        plan.issue("六教〔2026〕1号", LocalDate.of(2026, 2, 1));
        return plan;
    }
}
