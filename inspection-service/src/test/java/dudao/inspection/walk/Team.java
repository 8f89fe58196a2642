package dudao.inspection.walk;

import static dudao.inspection.walk.Thing.any;
import static dudao.inspection.walk.Thing.first;
import static dudao.inspection.walk.Thing.unless;

import dudao.inspection.walk.Cast.Inspector;
import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Who inspects: what each said of ties to the unit, and who sits in whose seat. */
final class Team extends Part {

    private record Declared(boolean conflict, String by) {}

    private static final Set<String> AFTER = Set.of("OPINION_ISSUED", "CLOSED", "ARCHIVED", "CANCELLED");

    /** Ids of the inspectors, the leader somewhere among them. */
    List<String> members = new ArrayList<>();

    private String leader;
    private final Map<String, Declared> declared = new HashMap<>();

    private String about;
    private boolean conflict;
    private String successor;
    private List<String> chosen = List.of();

    Team(Inspection of) {
        super(of);
    }

    @Override
    List<String> commands() {
        return List.of("declare-recusal", "form-team", "replace-member");
    }

    @Override
    boolean goesOn(String command) {
        return !command.equals("declare-recusal") || !conflict && !declared.containsKey(about);
    }

    boolean saysConflict() {
        return conflict;
    }

    String seatOf(Somebody who) {
        return members.stream()
                .filter(each -> cast.inspector(each).person().equals(who.name()))
                .findFirst()
                .orElse(null);
    }

    boolean isLedBy(Somebody who) {
        return leader != null && cast.inspector(leader).person().equals(who.name());
    }

    boolean isFit(Somebody who) {
        return seatOf(who) == null || !hasConflict(seatOf(who));
    }

    boolean isFit() {
        return members.stream().noneMatch(this::hasConflict);
    }

    private boolean hasConflict(String inspector) {
        return declared.containsKey(inspector) && declared.get(inspector).conflict();
    }

    private int fewest() {
        return of.isFormal() ? 3 : 1;
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "declare-recusal" -> declares(who, match);
            case "form-team" -> forms(who, match);
            case "replace-member" -> replaces(who, match);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String declares(Somebody who, Match match) {
        Inspector inspector = cast.inspector(about);
        boolean self = inspector.person().equals(who.name());
        Declared before = declared.get(about);
        boolean bound = before != null && before.conflict() && before.by().equals(inspector.person());
        return first(
                of.own(who, match, "ESO", "INSPECTOR"),
                unless(who.runs(), "UNKNOWN_INSPECTOR"),
                unless(self || who.is("ESO"), "FORBIDDEN"),
                unless(conflict || !members.contains(about), "ILLEGAL_TRANSITION"),
                unless(!AFTER.contains(of.state), "ILLEGAL_TRANSITION"),
                unless(!bound || self, "FORBIDDEN"));
    }

    private String forms(Somebody who, Match match) {
        List<String> refusals = new ArrayList<>();
        refusals.add(of.ran(who, match, "ESO"));
        refusals.add(in("FILED"));
        refusals.add(unless(chosen.size() >= fewest(), "TEAM_TOO_SMALL"));
        for (String each : chosen) {
            refusals.add(unless(declared.containsKey(each), "RECUSAL_NOT_DECLARED"));
            refusals.add(unless(!hasConflict(each), "INSPECTOR_RECUSED"));
            refusals.add(unless(!cast.inspector(each).lapsed(), "INSPECTOR_NOT_VALID"));
        }
        return first(refusals.toArray(String[]::new));
    }

    private String replaces(Somebody who, Match match) {
        boolean suffices = !members.contains(successor) || members.size() > fewest();
        return first(
                of.ran(who, match, "ESO"),
                unless(!members.isEmpty() && !AFTER.contains(of.state), "ILLEGAL_TRANSITION"),
                unless(members.contains(about), "VALIDATION_FAILED"),
                unless(hasConflict(about), "MEMBER_FIT"),
                unless(suffices, "TEAM_TOO_SMALL"),
                unless(declared.containsKey(successor), "RECUSAL_NOT_DECLARED"),
                unless(!hasConflict(successor), "INSPECTOR_RECUSED"),
                unless(!cast.inspector(successor).lapsed(), "INSPECTOR_NOT_VALID"));
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "declare-recusal" -> {
                about = any(cast.inspectors, random).id();
                conflict = random.nextInt(declared.size() < 4 ? 8 : 25) == 0;
                yield Map.of("inspectorId", about, "none", !conflict, "reason", "走");
            }
            case "replace-member" -> {
                List<String> unfit = members.stream().filter(this::hasConflict).toList();
                about = any(unfit.isEmpty() ? orSomebody() : unfit, random);
                successor = any(cast.inspectors, random).id();
                yield Map.of("inspectorId", about, "to", successor, "reason", "走");
            }
            default -> {
                chosen = choose(random);
                yield Map.of("leader", chosen.get(0), "inspectorIds", chosen);
            }
        };
    }

    /** Where nobody sits yet, somebody who might. */
    List<String> orSomebody() {
        return members.isEmpty() ? List.of(cast.inspectors.get(0).id()) : members;
    }

    /** Mostly a team that can be formed. */
    private List<String> choose(Random random) {
        List<String> all =
                new ArrayList<>(cast.inspectors.stream().map(Inspector::id).toList());
        Collections.shuffle(all, random);
        if (random.nextInt(4) > 0) {
            all.removeIf(each -> !declared.containsKey(each)
                    || hasConflict(each)
                    || cast.inspector(each).lapsed());
        }
        int wanted = Math.min(all.size(), fewest() + random.nextInt(2));
        return all.isEmpty() ? orSomebody() : List.copyOf(all.subList(0, wanted));
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "declare-recusal" -> declared.put(about, new Declared(conflict, who.name()));
            case "form-team" -> {
                members = chosen;
                leader = chosen.get(0);
            }
            default -> replaced();
        }
        return List.of();
    }

    private void replaced() {
        List<String> next = new ArrayList<>(members);
        boolean leads = about.equals(leader) || successor.equals(leader);
        next.remove(successor);
        next.replaceAll(each -> each.equals(about) ? successor : each);
        members = next;
        leader = leads ? successor : leader;
    }
}
