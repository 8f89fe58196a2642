package dudao.inspection.walk;

import static dudao.inspection.walk.Thing.any;
import static dudao.inspection.walk.Thing.first;
import static dudao.inspection.walk.Thing.unless;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What is done on the spot: who was heard, what was seen, what was found wrong. */
final class Visit extends Part {

    private static final List<String> RECORDS = List.of("records", "public-opinions", "hearings");
    private static final List<String> GROUPS = List.of("STUDENTS", "PARENTS", "TEACHERS");
    private static final int MANY = 3;

    boolean entered;
    final List<Finding> findings = new ArrayList<>();
    /** By what or who was heard. */
    private final Map<String, String> recorded = new HashMap<>();

    private String group;
    private boolean hazard;

    Visit(Inspection of) {
        super(of);
    }

    @Override
    List<String> commands() {
        return List.of("enter", "records", "public-opinions", "hearings", "findings", "leave");
    }

    @Override
    boolean goesOn(String command) {
        return switch (command) {
            case "records", "public-opinions" -> !recorded.containsKey(command);
            case "hearings" -> !recorded.containsKey(group);
            case "findings" -> findings.size() < MANY;
            default -> true;
        };
    }

    static boolean namesVersion(String command) {
        return !RECORDS.contains(command) && !command.equals("findings");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "enter" ->
                first(
                        of.sat(who, match),
                        of.isFormal() ? in("NOTICE_SERVED", "DESK_REVIEWED") : in("TEAM_FORMED"),
                        unless(of.team.isFit(), "INSPECTOR_NOT_VALID"));
            case "records", "public-opinions", "hearings" ->
                first(of.sat(who, Match.RIGHT), unless(of.state.equals("ON_SITE"), "NOT_ON_SITE"));
            case "findings" ->
                first(
                        of.sat(who, Match.RIGHT),
                        unless(Set.of("ON_SITE", "REPORTED", "DELIBERATION").contains(of.state), "NOT_ON_SITE"));
            case "leave" ->
                first(
                        of.led(who, match),
                        in("ON_SITE"),
                        unless(
                                !of.isFormal() || recorded.size() == RECORDS.size() - 1 + GROUPS.size(),
                                "NOT_ALL_HEARD"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "records" -> Formal.siteRecord();
            case "public-opinions" -> Formal.publicOpinion();
            case "hearings" -> {
                group = any(GROUPS, random);
                yield Formal.hearing(group);
            }
            case "findings" -> {
                hazard = random.nextInt(4) == 0;
                yield City.newFinding(hazard ? "HAZARD" : "MAJOR");
            }
            case "leave" -> Map.of("report", "走");
            default -> Api.NOTHING;
        };
    }

    /** What a letter rests on; of what was not recorded something that is no record. */
    List<String> inputs() {
        String none = cast.inspectors.get(0).id();
        return RECORDS.subList(0, 2).stream()
                .map(each -> recorded.getOrDefault(each, none))
                .toList();
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "enter" -> entered = true;
            case "records", "public-opinions" -> recorded.put(command, answer.path("id"));
            case "hearings" -> recorded.put(group, answer.path("id"));
            case "findings" -> {
                Finding finding = new Finding(of, answer.path("id"), hazard, who.name());
                findings.add(finding);
                return List.of(finding);
            }
            default -> {}
        }
        return List.of();
    }
}
