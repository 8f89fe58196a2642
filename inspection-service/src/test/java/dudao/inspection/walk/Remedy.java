package dudao.inspection.walk;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** 复查 or 复核 of a letter: by nobody who had a hand in it, in Zhejiang by the agency above. */
final class Remedy extends Thing {

    private final Inspection of;
    private String outcome = "UPHELD";

    Remedy(Inspection of, String id) {
        super(of.cast, "/api/v1/remedies/" + id, "REQUESTED");
        this.of = of;
    }

    @Override
    String inspection() {
        return of.id();
    }

    @Override
    List<String> commands() {
        return List.of("decide", "record-decision");
    }

    @Override
    boolean isOver() {
        return !state.equals("REQUESTED");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        boolean below = List.of(cast.office, cast.city.county, cast.school).contains(who.organization());
        if (command.equals("record-decision")) {
            return first(of.ran(who, "ESO"), "AGENCY_DECIDES");
        }
        return first(
                of.ran(who, "ESO"),
                unless(!of.law.equals("CN-ZJ") || !below, "FORBIDDEN"),
                version(match),
                unless(state.equals("REQUESTED"), "ILLEGAL_TRANSITION"),
                unless(!outcome.equals("NOT_ADMITTED"), "REMEDY_NOT_LATE"),
                unless(!of.letter.makers.contains(who.name()) && !of.isMember(who), "SAME_PERSON"));
    }

    @Override
    Object body(String command, Random random) {
        outcome = any(List.of("UPHELD", "AMENDED", "REVOKED", "NOT_ADMITTED"), random);
        Map<String, Object> body = new HashMap<>(Map.of("outcome", outcome, "text", "走"));
        if (outcome.equals("AMENDED")) {
            body.put("changes", List.of(Map.of("part", "ADVICE", "text", "变更为 " + random.nextInt())));
        }
        if (!command.equals("decide")) {
            body.putAll(Map.of("agency", "走", "documentNumber", "走〔2026〕1号"));
        }
        return body;
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        state = outcome;
        if (of.ending.publication != null && outcome.equals("AMENDED")) {
            of.ending.publication.showsOldLetter = true;
        }
        return List.of();
    }
}
