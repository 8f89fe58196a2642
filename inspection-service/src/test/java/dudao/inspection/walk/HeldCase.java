package dudao.inspection.walk;

import dudao.inspection.testing.City;
import dudao.inspection.testing.Held;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A matter of 问责 that the county handles against its school. */
final class HeldCase extends Thing {

    private static final Map<String, String> FROM = Map.ofEntries(
            Map.entry("open-investigation", "CANDIDATE"),
            Map.entry("record-facts", "UNDER_INVESTIGATION"),
            Map.entry("give-notice", "UNDER_INVESTIGATION HEARD CONSULTED"),
            Map.entry("decide-not", "CANDIDATE UNDER_INVESTIGATION CONSULTED"),
            Map.entry("hear", "NOTICE_GIVEN"),
            Map.entry("waive-hearing", "NOTICE_GIVEN"),
            Map.entry("close-hearing", "NOTICE_GIVEN"),
            Map.entry("consult", "HEARD"),
            Map.entry("decide", "CONSULTED"),
            Map.entry("serve", "DECIDED"),
            Map.entry("start-execution", "SERVED"),
            Map.entry("complete-execution", "IN_EXECUTION"),
            Map.entry("lift", "SERVED IN_EXECUTION EXECUTED"),
            Map.entry("archive", "EXECUTED LIFTED NOT_INITIATED"));
    private static final Set<String> OF_LEADERS = Set.of("decide", "decide-not", "lift");
    private static final Set<String> OF_OBJECT = Set.of("hear", "waive-hearing");
    private static final Set<String> OF_GROUP = Set.of("record-facts", "give-notice", "consult");

    final Set<String> participants = new HashSet<>();
    final List<Appeal> appeals = new ArrayList<>();
    boolean revoked;
    private final String member;
    private boolean facts;
    private boolean noticed;
    private boolean served;
    private String appealKind = "REVIEW";

    HeldCase(Cast cast, String id, String proposer) {
        super(cast, Held.CASES + "/" + id, "CANDIDATE");
        participants.add(proposer);
        member = cast.eso.name();
    }

    @Override
    List<String> commands() {
        List<String> all = new ArrayList<>(FROM.keySet().stream().sorted().toList());
        all.add("appeals");
        return all;
    }

    @Override
    boolean isOver() {
        return state.equals("ARCHIVED");
    }

    @Override
    boolean ends(String command) {
        return Set.of("decide-not", "archive", "lift").contains(command);
    }

    @Override
    boolean namesVersion(String command) {
        return !command.equals("appeals");
    }

    boolean isSeenBy(Somebody who) {
        boolean office = who.is("ESO", "LEADER") && who.runs();
        boolean object = noticed
                && who.is("UNIT_HEAD", "UNIT_CLERK")
                && who.organization().equals(cast.school);
        return office || object;
    }

    /** The county itself, or its office. */
    boolean isHandledBy(Somebody who) {
        return List.of(cast.office, cast.city.county).contains(who.organization());
    }

    private boolean isObject(Somebody who) {
        return who.is("UNIT_HEAD") && who.organization().equals(cast.school);
    }

    private static boolean anyRole(Somebody who) {
        return who.is("ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        if (command.equals("appeals")) {
            return appeals(who);
        }
        boolean may =
                OF_OBJECT.contains(command) ? anyRole(who) : who.is(OF_LEADERS.contains(command) ? "LEADER" : "ESO");
        String from = FROM.get(command);
        String seen = first(
                unless(may, "FORBIDDEN"),
                unless(isSeenBy(who), "NOT_FOUND"),
                version(match),
                unless(OF_OBJECT.contains(command) ? isObject(who) : isHandledBy(who), "FORBIDDEN"),
                unless(Set.of(from.split(" ")).contains(state), "ILLEGAL_TRANSITION"),
                unless(!OF_GROUP.contains(command) || who.name().equals(member), "NOT_INVESTIGATOR"));
        if (!seen.equals(FINE)) {
            return seen;
        }
        return switch (command) {
            case "give-notice" -> first(unless(facts, "FACTS_MISSING"));
            case "close-hearing" -> "HEARING_OPEN";
            case "decide" -> first(unless(!participants.contains(who.name()), "SAME_PERSON"));
            case "lift" -> first(unless(revoked || state.equals("EXECUTED"), "EFFECT_LASTS"));
            case "archive" -> first(unless(appeals.stream().allMatch(Appeal::isOver), "REMEDY_OPEN"));
            default -> FINE;
        };
    }

    private Appeal appeal(String kind) {
        return appeals.stream()
                .filter(each -> each.kind.equals(kind))
                .findFirst()
                .orElse(null);
    }

    private String appeals(Somebody who) {
        Appeal review = appeal("REVIEW");
        boolean inTheWay = appealKind.equals("REVIEW")
                ? appeal("APPEAL") != null
                : review != null && review.state.equals("REQUESTED");
        return first(
                unless(anyRole(who), "FORBIDDEN"),
                unless(isSeenBy(who), "NOT_FOUND"),
                unless(isObject(who), "FORBIDDEN"),
                unless(served && !state.equals("ARCHIVED"), "NOT_APPEALABLE"),
                unless(appeal(appealKind) == null, "DUPLICATE"),
                unless(!inTheWay, "REMEDY_OPEN"));
    }

    @Override
    Object body(String command, Random random) {
        String today = City.today().toString();
        return switch (command) {
            case "open-investigation" -> Map.of("members", List.of(member, "member-of-" + member));
            case "record-facts", "hear", "waive-hearing", "complete-execution" -> Map.of("text", "走");
            case "decide-not", "lift" -> Map.of("reason", "走");
            case "give-notice" ->
                Map.of("text", "走", "measures", List.of("CRITICISM"), "servedTo", "校长", "heardBy", today);
            case "consult" ->
                Map.of("answers", List.of(Map.of("unit", "走", "text", "走")), "considered", "走", "proposal", "走");
            case "decide" -> decision(today, random);
            case "serve" -> Map.of("servedTo", "校长", "receivedOn", today);
            case "start-execution" -> Map.of("body", "走");
            case "archive" -> Map.of("receipt", "走");
            case "appeals" -> {
                appealKind = random.nextInt(3) > 0 ? "REVIEW" : "APPEAL";
                yield Map.of("kind", appealKind, "grounds", "走");
            }
            default -> Map.of();
        };
    }

    private static Map<String, Object> decision(String today, Random random) {
        return new HashMap<>(Map.of(
                "number",
                "走教〔2026〕" + (1 + random.nextInt(1_000_000_000)) + "号",
                "situation",
                "走",
                "facts",
                "走",
                "measures",
                List.of("CRITICISM"),
                "effectiveOn",
                today));
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        if (command.equals("appeals")) {
            Appeal appeal = new Appeal(this, answer.path("id"), appealKind, who.name());
            appeals.add(appeal);
            return List.of(appeal);
        }
        participants.add(who.name());
        if (command.equals("open-investigation")) {
            participants.add(member);
        }
        facts |= command.equals("record-facts");
        noticed |= command.equals("give-notice");
        served |= command.equals("serve");
        state = switch (command) {
            case "open-investigation" -> "UNDER_INVESTIGATION";
            case "give-notice" -> "NOTICE_GIVEN";
            case "hear", "waive-hearing" -> "HEARD";
            case "decide-not" -> "NOT_INITIATED";
            case "consult" -> "CONSULTED";
            case "decide" -> "DECIDED";
            case "serve" -> "SERVED";
            case "start-execution" -> "IN_EXECUTION";
            case "complete-execution" -> "EXECUTED";
            case "lift" -> "LIFTED";
            case "archive" -> "ARCHIVED";
            default -> state;
        };
        return List.of();
    }
}
