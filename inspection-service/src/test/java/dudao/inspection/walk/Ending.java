package dudao.inspection.walk;

import static dudao.inspection.walk.Thing.first;
import static dudao.inspection.walk.Thing.unless;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.Publishing;
import dudao.inspection.walk.Thing.Match;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What comes of the letter, until nothing is open any more. */
final class Ending extends Part {

    private static final Set<String> LAWS_WITH_REMEDY = Set.of("CN-ZJ", "CN-SD");

    Report report;
    Publication publication;
    Remedy remedy;

    Ending(Inspection of) {
        super(of);
    }

    @Override
    List<String> commands() {
        return List.of("report", "publication/draft", "remedies", "close", "archive");
    }

    @Override
    boolean goesOn(String command) {
        return !command.equals("publication/draft") || publication == null;
    }

    static boolean namesVersion(String command) {
        return !Set.of("report", "remedies", "publication/draft").contains(command);
    }

    boolean isRevoked() {
        return remedy != null && remedy.state.equals("REVOKED");
    }

    private boolean isPublished() {
        return !of.isFormal() || publication != null && publication.isDone();
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "report" ->
                first(
                        of.ran(who, "ESO"),
                        unless(of.state.equals("OPINION_ISSUED"), "OPINION_NOT_ISSUED"),
                        unless(report == null, "DUPLICATE"));
            case "publication/draft" ->
                publication != null ? publication.answers("draft", who, Match.NONE) : publishes(who);
            case "remedies" ->
                first(
                        of.unit(who, Match.RIGHT),
                        unless(of.state.equals("OPINION_ISSUED"), "OPINION_NOT_ISSUED"),
                        unless(LAWS_WITH_REMEDY.contains(of.law), "NO_REMEDY"),
                        unless(remedy == null, "DUPLICATE"));
            case "close" -> closes(who, match);
            case "archive" -> first(of.ran(who, match, "ESO"), in("CLOSED"), unless(isPublished(), "NOT_PUBLISHED"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String publishes(Somebody who) {
        return first(
                of.ran(who, "ESO"),
                unless(!of.state.equals("ARCHIVED"), "INSPECTION_ARCHIVED"),
                unless(report != null, "REPORT_NOT_FORMED"),
                unless(!isRevoked(), "LETTER_CHANGED"));
    }

    private String closes(Somebody who, Match match) {
        boolean open = of.visit.findings.stream()
                .anyMatch(each -> !Set.of("DISMISSED", "CLOSED").contains(each.state));
        boolean decided = remedy != null && !remedy.state.equals("REQUESTED");
        return first(
                of.ran(who, match, "ESO"),
                of.isFormal() ? in("OPINION_ISSUED") : in("REPORTED"),
                unless(!open, "FINDINGS_OPEN"),
                unless(!of.isFormal() || !LAWS_WITH_REMEDY.contains(of.law) || decided, "REMEDY_OPEN"),
                unless(!of.isFormal() || report != null && report.state.equals("FILED"), "REPORT_NOT_FILED"),
                unless(isPublished(), "NOT_PUBLISHED"));
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "report" -> Map.of("text", "走");
            case "publication/draft" -> Publishing.draft();
            case "remedies" -> Map.of("grounds", "走");
            default -> Api.NOTHING;
        };
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        return switch (command) {
            case "report" -> {
                report = new Report(of);
                yield List.of(report);
            }
            case "publication/draft" -> {
                publication = new Publication(of, who.name());
                yield List.of(publication);
            }
            case "remedies" -> {
                remedy = new Remedy(of, answer.path("id"));
                yield List.of(remedy);
            }
            default -> List.of();
        };
    }
}
