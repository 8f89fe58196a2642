package dudao.inspection.inspections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspectors.Register;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InspectionTest {

    private static final Actor ESO = new Actor("eso", "督导室", null);
    private static final LocalDate FROM = LocalDate.of(2026, 11, 23);
    private static final LocalDate TO = LocalDate.of(2026, 11, 25);
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final Heard NOTHING_HEARD = new Heard(0, 0, Set.of());

    private static Inspection planned(InspectionKind kind, InspectionMode mode) {
        return Inspection.plan(
                new NewInspection(
                        kind, mode, "督导", List.of("校园安全", "食品安全"), UUID.randomUUID(), FROM, TO, null, null, null),
                "CN",
                UUID.randomUUID(),
                ESO,
                NOW);
    }

    private static Inspection filed(InspectionKind kind) {
        Inspection inspection = planned(kind, InspectionMode.ANNOUNCED);
        inspection.file("2026-000001", ESO, NOW);
        return inspection;
    }

    private static Register.Entry inspector(int number, LocalDate from, LocalDate to) {
        return new Register.Entry(
                UUID.randomUUID(), "督学" + number, "inspector-" + number, UUID.randomUUID(), from, to, false);
    }

    private static List<Register.Entry> inspectors(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> inspector(number, FROM, TO))
                .toList();
    }

    private static void declared(Inspection inspection, Register.Entry inspector, boolean conflict) {
        inspection.declareRecusal(new Recusal(inspector.id(), conflict, null, "eso", null, NOW), inspector.person());
    }

    private static Inspection withTeam(InspectionKind kind) {
        Inspection inspection = filed(kind);
        List<Register.Entry> team = inspectors(kind.fewestInspectors());
        team.forEach(each -> declared(inspection, each, false));
        inspection.formTeam(team, team.get(0).id());
        return inspection;
    }

    private static void refused(String code, Inspection inspection, Runnable act) {
        InspectionState before = inspection.state;
        assertEquals(code, assertThrows(RuleViolation.class, act::run).code());
        assertEquals(before, inspection.state);
    }

    @ParameterizedTest
    @EnumSource
    void aTeamIsAsLargeAsTheLawAsks(InspectionKind kind) {
        Inspection inspection = filed(kind);
        List<Register.Entry> team = inspectors(kind.fewestInspectors());
        team.forEach(each -> declared(inspection, each, false));
        List<Register.Entry> less = team.subList(0, team.size() - 1);
        if (!less.isEmpty()) {
            refused(
                    "TEAM_TOO_SMALL",
                    inspection,
                    () -> inspection.formTeam(less, less.get(0).id()));
        }
        inspection.formTeam(team, team.get(0).id());
        assertEquals(InspectionState.TEAM_FORMED, inspection.state);
        assertEquals(team.size(), inspection.team.size());
        assertTrue(inspection.team.get(0).leader());
    }

    @Test
    void everyMemberHasDeclaredAndNobodyIsRecused() {
        Inspection inspection = filed(InspectionKind.SPECIAL);
        List<Register.Entry> team = inspectors(3);
        UUID leader = team.get(0).id();
        refused("RECUSAL_NOT_DECLARED", inspection, () -> inspection.formTeam(team, leader));
        team.forEach(each -> declared(inspection, each, false));
        declared(inspection, team.get(2), true);
        refused("INSPECTOR_RECUSED", inspection, () -> inspection.formTeam(team, leader));
        declared(inspection, team.get(2), false);
        inspection.formTeam(team, leader);
        assertEquals(3, inspection.recusals.size(), "a later declaration replaces the earlier one");
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,0,false", "0,-1,false", "-30,30,true"})
    void aTermCoversTheWholeVisit(int fromDays, int toDays, boolean valid) {
        Inspection inspection = filed(InspectionKind.REGULAR);
        Register.Entry one = inspector(1, FROM.plusDays(fromDays), TO.plusDays(toDays));
        declared(inspection, one, false);
        if (valid) {
            inspection.formTeam(List.of(one), one.id());
        } else {
            refused("INSPECTOR_NOT_VALID", inspection, () -> inspection.formTeam(List.of(one), one.id()));
        }
    }

    @Test
    void theLeaderIsInTheTeam() {
        Inspection inspection = filed(InspectionKind.REGULAR);
        refused("LEADER_NOT_IN_TEAM", inspection, () -> inspection.formTeam(inspectors(1), UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "2,true", "3,false"})
    void theTeamEntersOnTheFiledDates(int day, boolean allowed) {
        Inspection inspection = withTeam(InspectionKind.REGULAR);
        LocalDate today = FROM.plusDays(day);
        if (allowed) {
            inspection.enter(today, NOW);
            assertEquals(InspectionState.ON_SITE, inspection.state);
        } else {
            refused("OUTSIDE_VISIT_DATES", inspection, () -> inspection.enter(today, NOW));
        }
    }

    @Test
    void theSelfEvaluationAnswersEveryMatter() {
        Inspection inspection = withTeam(InspectionKind.SPECIAL);
        inspection.serveNotice("通知", NOW);
        inspection.requestSelfEvaluation(FROM, null);
        refused(
                "SELF_EVALUATION_INCOMPLETE",
                inspection,
                () -> inspection.submitSelfEvaluation(Arrays.asList("已自查", null)));
        inspection.submitSelfEvaluation(List.of("已自查", "已整改"));
        inspection.reviewSelfEvaluation("材料齐全");
        inspection.enter(FROM, NOW);
        assertEquals(InspectionState.ON_SITE, inspection.state);
    }

    @Test
    void itIsClosedWhenNoFindingIsOpen() {
        Inspection inspection = withTeam(InspectionKind.REGULAR);
        inspection.enter(FROM, NOW);
        inspection.leave("报告", true, NOTHING_HEARD, NOW);
        refused("FINDINGS_OPEN", inspection, () -> inspection.close(1));
        inspection.close(0);
        assertEquals(InspectionState.CLOSED, inspection.state);
    }

    @Test
    void onlyMembersAndTheLeaderAct() {
        Inspection inspection = withTeam(InspectionKind.SPECIAL);
        inspection.team().mustBeLedBy("inspector-0");
        inspection.team().mustHaveMember("inspector-2");
        refused("NOT_TEAM_LEADER", inspection, () -> inspection.team().mustBeLedBy("inspector-2"));
        refused("NOT_TEAM_MEMBER", inspection, () -> inspection.team().mustHaveMember("inspector-9"));
    }

    @Test
    void anUnannouncedVisitIsToldToNobodyBeforeItBegins() {
        Inspection secret = planned(InspectionKind.REGULAR, InspectionMode.UNANNOUNCED);
        assertNull(InspectionFact.of(secret).organizationId());
        assertNull(InspectionFact.of(secret).title());
        secret.enteredAt = NOW;
        assertEquals(secret.organizationId, InspectionFact.of(secret).organizationId());
        assertFalse(planned(InspectionKind.REGULAR, InspectionMode.ANNOUNCED).isSecret());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-25,2026-11-24", "0001-01-01,2026-11-24", "2026-11-25,+999999999-12-31"})
    void theDatesOfAVisitAreDates(LocalDate from, LocalDate to) {
        NewInspection wanted = new NewInspection(
                InspectionKind.REGULAR,
                InspectionMode.ANNOUNCED,
                "督导",
                List.of("安全"),
                UUID.randomUUID(),
                from,
                to,
                null,
                null,
                null);
        RuleViolation refusal =
                assertThrows(RuleViolation.class, () -> Inspection.plan(wanted, "CN", UUID.randomUUID(), ESO, NOW));
        assertEquals("VALIDATION_FAILED", refusal.code());
    }
}
