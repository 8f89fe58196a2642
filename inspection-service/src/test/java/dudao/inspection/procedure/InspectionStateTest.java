package dudao.inspection.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state with every command, on both tracks. */
class InspectionStateTest {

    private static final List<String> BOTH = List.of(
            "PLANNED file FILED",
            "PLANNED declare-recusal PLANNED",
            "PLANNED cancel CANCELLED",
            "FILED declare-recusal FILED",
            "FILED form-team TEAM_FORMED",
            "FILED cancel CANCELLED",
            "TEAM_FORMED cancel CANCELLED",
            "NOTICE_SERVED cancel CANCELLED",
            "NOTICE_SERVED request-self-evaluation SELF_EVALUATION",
            "NOTICE_SERVED enter ON_SITE",
            "SELF_EVALUATION submit-self-evaluation SELF_EVALUATION_SUBMITTED",
            "SELF_EVALUATION end-self-evaluation NOTICE_SERVED",
            "SELF_EVALUATION_SUBMITTED review-self-evaluation DESK_REVIEWED",
            "DESK_REVIEWED enter ON_SITE",
            "REPORTED close CLOSED",
            "TEAM_FORMED declare-recusal TEAM_FORMED",
            "NOTICE_SERVED declare-recusal NOTICE_SERVED",
            "SELF_EVALUATION declare-recusal SELF_EVALUATION",
            "SELF_EVALUATION_SUBMITTED declare-recusal SELF_EVALUATION_SUBMITTED",
            "DESK_REVIEWED declare-recusal DESK_REVIEWED",
            "ON_SITE declare-recusal ON_SITE",
            "REPORTED declare-recusal REPORTED",
            "DELIBERATION deliberate DELIBERATION",
            "DELIBERATION serve-preliminary-opinion DEFENCE_OPEN",
            "DELIBERATION declare-recusal DELIBERATION",
            "DEFENCE_OPEN defend DEFENCE_OPEN",
            "DEFENCE_OPEN waive-defence DEFENCE_CLOSED",
            "DEFENCE_OPEN end-defence DEFENCE_CLOSED",
            "DEFENCE_OPEN declare-recusal DEFENCE_OPEN",
            "DEFENCE_CLOSED draft-opinion DEFENCE_CLOSED",
            "DEFENCE_CLOSED consent-to-opinion DEFENCE_CLOSED",
            "DEFENCE_CLOSED issue-opinion OPINION_ISSUED",
            "DEFENCE_CLOSED declare-recusal DEFENCE_CLOSED",
            "TEAM_FORMED replace-member TEAM_FORMED",
            "NOTICE_SERVED replace-member NOTICE_SERVED",
            "SELF_EVALUATION replace-member SELF_EVALUATION",
            "SELF_EVALUATION_SUBMITTED replace-member SELF_EVALUATION_SUBMITTED",
            "DESK_REVIEWED replace-member DESK_REVIEWED",
            "ON_SITE replace-member ON_SITE",
            "REPORTED replace-member REPORTED",
            "DELIBERATION replace-member DELIBERATION",
            "DEFENCE_OPEN replace-member DEFENCE_OPEN",
            "DEFENCE_CLOSED replace-member DEFENCE_CLOSED",
            "OPINION_ISSUED close CLOSED",
            "CLOSED archive ARCHIVED");
    private static final List<String> ONLY_REGULAR = List.of("TEAM_FORMED enter ON_SITE", "ON_SITE leave REPORTED");
    private static final List<String> ONLY_FORMAL =
            List.of("TEAM_FORMED serve-notice NOTICE_SERVED", "ON_SITE leave DELIBERATION");

    @ParameterizedTest
    @EnumSource
    void onlyWhatTheTableAllows(Track track) {
        Map<String, String> allowed = table(track);
        for (InspectionState state : InspectionState.values()) {
            for (InspectionCommand command : InspectionCommand.values()) {
                String move = state + " " + command.path();
                String next = allowed.remove(move);
                if (next == null) {
                    assertRefused(state, command, track);
                } else {
                    assertEquals(next, state.after(command, track).name(), move);
                }
            }
        }
        assertTrue(allowed.isEmpty(), () -> "no such move: " + allowed);
    }

    private static Map<String, String> table(Track track) {
        Map<String, String> table = new HashMap<>();
        for (List<String> moves : List.of(BOTH, track == Track.REGULAR ? ONLY_REGULAR : ONLY_FORMAL)) {
            moves.stream().map(move -> move.split(" ")).forEach(move -> table.put(move[0] + " " + move[1], move[2]));
        }
        return table;
    }

    private static void assertRefused(InspectionState state, InspectionCommand command, Track track) {
        RuleViolation refusal = assertThrows(
                RuleViolation.class, () -> state.after(command, track), () -> state + " " + command + " " + track);
        assertEquals("ILLEGAL_TRANSITION", refusal.code());
        assertFalse(state.allowedCommands(track).contains(command.path()));
    }

    @Test
    void anInspectionOfTheFormalTrackNeedsAServedNoticeToEnter() {
        assertEquals(
                List.of("cancel", "declare-recusal", "replace-member", "serve-notice"),
                InspectionState.TEAM_FORMED.allowedCommands(Track.FORMAL));
        assertEquals(
                List.of("cancel", "declare-recusal", "enter", "replace-member"),
                InspectionState.TEAM_FORMED.allowedCommands(Track.REGULAR));
    }

    @Test
    void nobodyGivesTheCommandThatTimeGives() {
        assertEquals(
                List.of("declare-recusal", "defend", "replace-member", "waive-defence"),
                InspectionState.DEFENCE_OPEN.allowedCommands(Track.FORMAL));
    }

    @Test
    void findingsAreTakenFromEntryToTheEndOfTheReportOrUntilTheUnitIsTold() {
        List<InspectionState> taking = Arrays.stream(InspectionState.values())
                .filter(InspectionState::takesFindings)
                .toList();
        assertEquals(List.of(InspectionState.ON_SITE, InspectionState.REPORTED, InspectionState.DELIBERATION), taking);
    }

    @Test
    void groupsOfTheFormalTrackHaveThreeInspectors() {
        assertEquals(3, InspectionKind.SPECIAL.fewestInspectors());
        assertEquals(3, InspectionKind.COMPREHENSIVE.fewestInspectors());
        assertEquals(1, InspectionKind.REGULAR.fewestInspectors());
    }
}
