package dudao.inspection.walk;

import static dudao.inspection.walk.Thing.first;
import static dudao.inspection.walk.Thing.unless;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What the team thinks, what the unit says to it, and the letter. */
final class Letter extends Part {

    static final LocalDate DUE = City.today().plusDays(40);
    private static final LocalDate DEFENCE_UNTIL = City.today().plusDays(30);
    private static final int ENOUGH_POINTS = 2;

    /** Everybody who had a hand in it, none of whom decides a remedy. */
    final Set<String> makers = new HashSet<>();

    final Set<String> demanded = new HashSet<>();
    private final Map<String, Boolean> consents = new HashMap<>();
    private boolean deliberated;
    private int points;
    private String draftedBy;

    private int answered;
    private Set<String> wantedDemands = Set.of();
    private boolean agrees;

    Letter(Inspection of) {
        super(of);
    }

    @Override
    List<String> commands() {
        return List.of(
                "deliberate",
                "serve-preliminary-opinion",
                "defend",
                "waive-defence",
                "draft-opinion",
                "consent-to-opinion",
                "issue-opinion");
    }

    @Override
    boolean goesOn(String command) {
        return switch (command) {
            case "defend" -> points < ENOUGH_POINTS;
            case "draft-opinion" -> draftedBy == null || !demanded.equals(confirmed());
            case "consent-to-opinion" -> agrees;
            default -> true;
        };
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "deliberate" ->
                first(of.led(who, match), in("DELIBERATION"), unless(!deliberated, "ALREADY_DELIBERATED"));
            case "serve-preliminary-opinion" ->
                first(of.led(who, match), in("DELIBERATION"), unless(deliberated, "NOT_DELIBERATED"));
            case "defend", "waive-defence" -> first(of.unit(who, match), in("DEFENCE_OPEN"));
            case "draft-opinion" ->
                first(
                        of.led(who, match),
                        in("DEFENCE_CLOSED"),
                        unless(answered == points, "DEFENCE_NOT_ANSWERED"),
                        unless(wantedDemands.equals(confirmed()), "DEMAND_MISSING"));
            case "consent-to-opinion" ->
                first(
                        of.sat(who, match),
                        in("DEFENCE_CLOSED"),
                        unless(draftedBy != null, "OPINION_NOT_DRAFTED"),
                        unless(!consents.containsKey(of.team.seatOf(who)), "ALREADY_CONSENTED"));
            case "issue-opinion" -> issues(who, match);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String issues(Somebody who, Match match) {
        List<String> members = of.team.members;
        long agreeing = members.stream()
                .filter(each -> consents.getOrDefault(each, false))
                .count();
        return first(
                of.ran(who, match, "ESO"),
                in("DEFENCE_CLOSED"),
                unless(
                        of.visit.findings.stream().noneMatch(each -> each.state.equals("IDENTIFIED")),
                        "FINDINGS_UNDECIDED"),
                unless(draftedBy != null, "OPINION_NOT_DRAFTED"),
                unless(!who.name().equals(draftedBy), "SAME_PERSON"),
                unless(demanded.equals(confirmed()), "DEMAND_MISSING"),
                unless(!of.law.equals("CN-SH") || agreeing * 3 >= members.size() * 2L, "CONSENT_MISSING"));
    }

    private Set<String> confirmed() {
        return of.visit.findings.stream()
                .filter(each -> each.state.equals("CONFIRMED"))
                .map(Thing::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "deliberate" -> Map.of("minutes", "走", "present", of.team.orSomebody());
            case "serve-preliminary-opinion" ->
                Map.of(
                        "text",
                        "走",
                        "inputs",
                        of.visit.inputs(),
                        "servedTo",
                        "校长",
                        "defenceUntil",
                        DEFENCE_UNTIL.toString());
            case "defend" -> Formal.defence("走", "再走");
            case "waive-defence" -> Map.of("text", "走");
            case "draft-opinion" -> draft(random);
            case "consent-to-opinion" -> {
                agrees = random.nextInt(4) > 0;
                yield Map.of("agrees", agrees, "reason", "走");
            }
            case "issue-opinion" -> Formal.number();
            default -> Api.NOTHING;
        };
    }

    private Object draft(Random random) {
        answered = points > 0 && random.nextInt(5) == 0 ? points - 1 : points;
        wantedDemands = confirmed();
        if (!wantedDemands.isEmpty() && random.nextInt(5) == 0) {
            wantedDemands.remove(wantedDemands.iterator().next());
        }
        return Formal.draft(answered, DUE, wantedDemands.toArray(String[]::new));
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "deliberate" -> {
                deliberated = true;
                makers.add(who.name());
            }
            case "serve-preliminary-opinion" -> makers.add(who.name());
            case "defend" -> points += 2;
            case "draft-opinion" -> {
                draftedBy = who.name();
                demanded.clear();
                demanded.addAll(wantedDemands);
                consents.clear();
            }
            case "consent-to-opinion" -> {
                consents.put(of.team.seatOf(who), agrees);
                makers.add(who.name());
            }
            case "issue-opinion" -> makers.addAll(List.of(who.name(), draftedBy));
            default -> {}
        }
        return List.of();
    }
}
