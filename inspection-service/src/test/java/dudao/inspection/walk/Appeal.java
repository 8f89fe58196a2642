package dudao.inspection.walk;

import dudao.inspection.testing.Held;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** 复核 by the body that decided, 申诉 by the one above; the case stays where it is. */
final class Appeal extends Thing {

    final String kind;
    private final HeldCase of;
    private final Set<String> people = new HashSet<>();
    private String outcome = "UPHELD";

    Appeal(HeldCase of, String id, String kind, String asking) {
        super(of.cast, Held.APPEALS + "/" + id, "REQUESTED");
        this.of = of;
        this.kind = kind;
        people.add(asking);
    }

    /** Id of the case. */
    String of() {
        return of.id();
    }

    @Override
    List<String> commands() {
        return List.of("decide", "correct");
    }

    @Override
    boolean isOver() {
        return state.equals("CORRECTED") || state.equals("DECIDED") && !outcome.equals("REVOKED");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        boolean above =
                who.organization().equals(cast.city.city) || who.organization().equals(cast.city.office);
        boolean review = kind.equals("REVIEW") || command.equals("correct");
        String seen = first(
                unless(who.is("LEADER"), "FORBIDDEN"),
                unless(of.isSeenBy(who), "NOT_FOUND"),
                unless(review ? of.isHandledBy(who) : above, "FORBIDDEN"),
                version(match));
        if (!seen.equals(FINE)) {
            return seen;
        }
        if (command.equals("correct")) {
            return first(unless(state.equals("DECIDED") && outcome.equals("REVOKED"), "ILLEGAL_TRANSITION"));
        }
        Set<String> before = new HashSet<>(of.participants);
        of.appeals.forEach(each -> before.addAll(each.people));
        return first(
                unless(state.equals("REQUESTED"), "ILLEGAL_TRANSITION"),
                unless(!before.contains(who.name()), "SAME_PERSON"),
                unless(!outcome.equals("NOT_ADMITTED"), "REMEDY_NOT_LATE"));
    }

    @Override
    Object body(String command, Random random) {
        if (command.equals("decide") && state.equals("REQUESTED")) {
            outcome = any(List.of("UPHELD", "REVOKED", "NOT_ADMITTED"), random);
        }
        return command.equals("decide") ? Map.of("outcome", outcome, "text", "走") : Map.of("text", "走");
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        people.add(who.name());
        if (command.equals("decide")) {
            state = "DECIDED";
        } else {
            state = "CORRECTED";
            of.participants.add(who.name());
            of.revoked = true;
        }
        return List.of();
    }
}
