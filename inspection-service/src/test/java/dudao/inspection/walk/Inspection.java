package dudao.inspection.walk;

import static dudao.inspection.testing.City.INSPECTIONS;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** From the yearly list to the archive: who may see and do what, and where each command leads. */
final class Inspection extends Thing {

    final String kind;
    final String law;
    final Preparation preparation = new Preparation(this);
    final Team team = new Team(this);
    final Visit visit = new Visit(this);
    final Letter letter = new Letter(this);
    final Ending ending = new Ending(this);

    private final boolean unannounced;
    private final Map<String, Part> parts = new HashMap<>();

    Inspection(Cast cast, String id, String kind, String law, boolean unannounced) {
        super(cast, INSPECTIONS + "/" + id, "PLANNED");
        this.kind = kind;
        this.law = law;
        this.unannounced = unannounced;
        for (Part part : List.of(preparation, team, visit, letter, ending)) {
            part.commands().forEach(command -> parts.put(command, part));
        }
    }

    boolean isFormal() {
        return !kind.equals("REGULAR");
    }

    @Override
    String inspection() {
        return id();
    }

    @Override
    List<String> commands() {
        return parts.keySet().stream().sorted().toList();
    }

    @Override
    boolean isOver() {
        return Set.of("ARCHIVED", "CANCELLED").contains(state);
    }

    @Override
    boolean ends(String command) {
        return command.equals("cancel") || command.equals("declare-recusal") && team.saysConflict();
    }

    @Override
    boolean goesOn(String command) {
        return parts.get(command).goesOn(command);
    }

    @Override
    boolean namesVersion(String command) {
        return Visit.namesVersion(command) && Ending.namesVersion(command);
    }

    boolean isMember(Somebody who) {
        return team.seatOf(who) != null;
    }

    /** Those who supervise, and the team, know of a visit nobody may know of yet. */
    boolean isSeenBy(Somebody who) {
        boolean hidden = unannounced && !preparation.noticed && !visit.entered;
        boolean line = who.isStaff() && !who.organization().equals(cast.school) && who.runs();
        return who.sees() && (!hidden || line) || isMember(who);
    }

    String own(Somebody who, Match match, String... roles) {
        return refusal(unless(who.is(roles), "FORBIDDEN"), unless(isSeenBy(who), "NOT_FOUND"), version(match));
    }

    String ran(Somebody who, Match match, String... roles) {
        return refusal(
                unless(who.is(roles), "FORBIDDEN"),
                unless(isSeenBy(who), "NOT_FOUND"),
                unless(who.runs(), "FORBIDDEN"),
                version(match));
    }

    String ran(Somebody who, String... roles) {
        return ran(who, Match.RIGHT, roles);
    }

    String led(Somebody who, Match match) {
        return refusal(
                own(who, match, "INSPECTOR"),
                unless(team.isLedBy(who), "NOT_TEAM_LEADER"),
                unless(team.isFit(who), "INSPECTOR_RECUSED"));
    }

    String sat(Somebody who, Match match) {
        return refusal(
                own(who, match, "INSPECTOR"),
                unless(isMember(who), "NOT_TEAM_MEMBER"),
                unless(team.isFit(who), "INSPECTOR_RECUSED"));
    }

    String unit(Somebody who, Match match) {
        return refusal(own(who, match, "UNIT_HEAD"), unless(who.organization().equals(cast.school), "FORBIDDEN"));
    }

    /** Null where there is none. */
    private static String refusal(String... refusals) {
        String first = first(refusals);
        return first.equals(FINE) ? null : first;
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return parts.get(command).answers(command, who, match);
    }

    @Override
    Object body(String command, Random random) {
        return parts.get(command).body(command, random);
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        List<Thing> come = parts.get(command).did(command, who, answer);
        state = next(command);
        return come;
    }

    private String next(String command) {
        return switch (command) {
            case "file" -> "FILED";
            case "form-team" -> "TEAM_FORMED";
            case "serve-notice" -> "NOTICE_SERVED";
            case "request-self-evaluation" -> "SELF_EVALUATION";
            case "submit-self-evaluation" -> "SELF_EVALUATION_SUBMITTED";
            case "review-self-evaluation" -> "DESK_REVIEWED";
            case "enter" -> "ON_SITE";
            case "leave" -> isFormal() ? "DELIBERATION" : "REPORTED";
            case "serve-preliminary-opinion" -> "DEFENCE_OPEN";
            case "waive-defence" -> "DEFENCE_CLOSED";
            case "issue-opinion" -> "OPINION_ISSUED";
            case "close" -> "CLOSED";
            case "archive" -> "ARCHIVED";
            case "cancel" -> "CANCELLED";
            default -> state;
        };
    }
}
