package dudao.inspection.walk;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.Publishing;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What the public reads of a report, and what it says to it. */
final class Publication extends Thing {

    private final Inspection of;
    private String drafter;
    private String reviewer;
    private String outcome;
    private String text = "公布稿";
    private String wantedText;
    /** Drafted before the letter was amended. */
    boolean showsOldLetter;

    Publication(Inspection of, String drafter) {
        super(of.cast, of.path + "/publication", "DRAFT");
        this.of = of;
        this.drafter = drafter;
    }

    @Override
    String inspection() {
        return of.id();
    }

    @Override
    List<String> commands() {
        return List.of("draft", "review", "approve", "publish", "object", "answer");
    }

    @Override
    boolean isOver() {
        return of.isOver();
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        boolean reviews = Set.of("review", "approve").contains(command);
        String seen = first(
                reviews ? of.ran(who, "ESO", "LEADER") : of.ran(who, "ESO"),
                unless(!of.state.equals("ARCHIVED"), "INSPECTION_ARCHIVED"),
                version(match));
        boolean revoked = of.ending.isRevoked();
        return !seen.equals(FINE)
                ? seen
                : switch (command) {
                    case "draft" ->
                        first(
                                in("DRAFT", "REVIEWED", "APPROVED", "CORRECTING"),
                                unless(!state.equals("CORRECTING") || !text.equals(wantedText), "NOTHING_CORRECTED"),
                                unless(!revoked, "LETTER_CHANGED"));
                    case "review" -> first(in("DRAFT"), unless(!who.name().equals(drafter), "SAME_PERSON"));
                    case "approve" ->
                        first(
                                in("REVIEWED"),
                                unless(
                                        !who.name().equals(drafter)
                                                && !who.name().equals(reviewer),
                                        "SAME_PERSON"));
                    case "publish" -> first(in("APPROVED"), unless(!revoked && !showsOldLetter, "LETTER_CHANGED"));
                    case "object" -> first(in("PUBLISHED"));
                    case "answer" -> first(in("OBJECTED"));
                    default -> throw new IllegalArgumentException(command);
                };
    }

    boolean isDone() {
        return state.equals("PUBLISHED");
    }

    private String in(String... states) {
        return unless(Set.of(states).contains(state), "ILLEGAL_TRANSITION");
    }

    @Override
    Object body(String command, Random random) {
        return switch (command) {
            case "draft" -> {
                wantedText = random.nextInt(3) == 0 ? text : "走" + random.nextInt(1000);
                Map<String, Object> draft = Publishing.draft();
                draft.put("text", wantedText);
                yield draft;
            }
            case "review", "approve" -> Map.of("text", "走");
            case "object" -> Map.of("channel", "来信", "text", "走");
            case "answer" -> {
                outcome = random.nextBoolean() ? "UPHELD" : "CORRECTED";
                yield Map.of("outcome", outcome, "text", "走");
            }
            default -> Api.NOTHING;
        };
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "draft" -> {
                state = "DRAFT";
                drafter = who.name();
                text = wantedText;
                showsOldLetter = false;
            }
            case "review" -> {
                state = "REVIEWED";
                reviewer = who.name();
            }
            case "approve" -> state = "APPROVED";
            case "publish" -> state = "PUBLISHED";
            case "object" -> state = "OBJECTED";
            default -> state = outcome.equals("UPHELD") ? "PUBLISHED" : "CORRECTING";
        }
        return List.of();
    }
}
