package dudao.inspection.walk;

import static dudao.inspection.testing.City.FINDINGS;

import dudao.inspection.testing.Api;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Something an inspection found wrong; its rectification moves it on. */
final class Finding extends Thing {

    final Inspection of;
    private final boolean hazard;
    final String recorder;
    private LocalDate due = Letter.DUE;
    private boolean planRequired;

    Finding(Inspection of, String id, boolean hazard, String recorder) {
        super(of.cast, FINDINGS + "/" + id, hazard ? "CONFIRMED" : "IDENTIFIED");
        this.of = of;
        this.hazard = hazard;
        this.recorder = recorder;
    }

    @Override
    String inspection() {
        return of.id();
    }

    @Override
    List<String> commands() {
        return List.of("confirm", "dismiss", "assign-responsibility");
    }

    @Override
    boolean isOver() {
        return !Set.of("IDENTIFIED", "CONFIRMED").contains(state);
    }

    private boolean waitsForLetter() {
        return of.isFormal() && !hazard;
    }

    private boolean isSeenBy(Somebody who) {
        boolean told = !Set.of("IDENTIFIED", "DISMISSED").contains(state);
        boolean supervises = who.isStaff() && !who.organization().equals(cast.school);
        return who.sees() && (told || supervises) || of.isMember(who);
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        String seen = first(
                unless(who.is("ESO"), "FORBIDDEN"),
                unless(isSeenBy(who), "NOT_FOUND"),
                unless(who.runs(), "FORBIDDEN"),
                version(match));
        if (!seen.equals(FINE)) {
            return seen;
        }
        boolean lettered =
                Set.of("OPINION_ISSUED", "CLOSED", "ARCHIVED").contains(of.state) && of.letter.demanded.contains(id());
        boolean heard =
                Set.of("DEFENCE_CLOSED", "OPINION_ISSUED", "CLOSED", "ARCHIVED").contains(of.state);
        String mine = unless(!who.name().equals(recorder), "SAME_PERSON");
        return switch (command) {
            case "confirm" -> first(in("IDENTIFIED"), unless(!waitsForLetter() || heard, "DEFENCE_NOT_CLOSED"), mine);
            case "dismiss" -> first(in("IDENTIFIED"), mine);
            case "assign-responsibility" ->
                first(
                        unless(!waitsForLetter() || lettered, "OPINION_NOT_ISSUED"),
                        unless(!waitsForLetter() || due.equals(Letter.DUE), "DUE_NOT_AS_IN_LETTER"),
                        in("CONFIRMED"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String in(String from) {
        return unless(state.equals(from), "ILLEGAL_TRANSITION");
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "dismiss" -> Map.of("reason", "走");
            case "assign-responsibility" -> {
                due = Letter.DUE.plusDays(random.nextInt(5) == 0 ? 1 : 0);
                planRequired = random.nextInt(3) == 0;
                yield Map.of("organizationId", cast.school, "dueOn", due.toString(), "planRequired", planRequired);
            }
            default -> Api.NOTHING;
        };
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "confirm" -> state = "CONFIRMED";
            case "dismiss" -> state = "DISMISSED";
            default -> {
                state = "ASSIGNED";
                return List.of(new Rectification(this, answer.path("rectificationId"), planRequired));
            }
        }
        return List.of();
    }
}
