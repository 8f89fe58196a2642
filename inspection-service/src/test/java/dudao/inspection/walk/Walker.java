package dudao.inspection.walk;

import static dudao.inspection.testing.City.INSPECTIONS;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.answers.Answers;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Held;
import dudao.inspection.testing.Topic;
import dudao.inspection.walk.Thing.Match;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Walks through a city of its own: everybody in it gives commands, and each answer has to be the model's. */
final class Walker {

    private static final int OPEN_INSPECTIONS = 2;
    private static final List<String> KINDS = List.of("SPECIAL", "COMPREHENSIVE", "REGULAR");
    private static final List<String> LAWS = List.of("CN", "CN-SH", "CN-ZJ", "CN-CQ", "CN-SD");

    final Histogram histogram = new Histogram();
    private final Cast cast;
    private final Random random;
    private final String seed;
    private final Topic topic;
    private final Invariants invariants;
    private final List<Thing> things = new ArrayList<>();

    Walker(City city, Random random, String seed, Topic topic) {
        cast = new Cast(city);
        this.random = random;
        this.seed = seed;
        this.topic = topic;
        invariants = new Invariants(seed);
    }

    Walker walk(int steps) {
        for (int n = 0; n < steps; n++) {
            step();
        }
        things.forEach(this::stands);
        invariants.all();
        invariants.close();
        return this;
    }

    private void step() {
        List<Thing> open = things.stream().filter(each -> !each.isOver()).toList();
        int dice = random.nextInt(100);
        if (open.stream().filter(each -> each instanceof Inspection).count() < OPEN_INSPECTIONS && dice < 20) {
            plan();
        } else if (open.stream().noneMatch(each -> each instanceof HeldCase) || dice == 20) {
            propose();
        } else if (dice == 21) {
            report();
        } else {
            Thing thing = dice < 24 ? Thing.any(things, random) : next(open);
            if (thing instanceof Rectification rectification && !rectification.isOver() && random.nextInt(3) == 0) {
                rectification.hear(topic, random);
                histogram.answered("heard");
                histogram.did("hear", rectification);
                stands(thing);
                invariants.hold(thing);
            } else {
                command(thing);
            }
        }
    }

    /** Half of the time something of the inspection that is longest open, so that some come to their end. */
    private Thing next(List<Thing> open) {
        Optional<Thing> first =
                open.stream().filter(each -> each instanceof Inspection).findFirst();
        if (first.isEmpty() || random.nextBoolean()) {
            return Thing.any(open, random);
        }
        List<Thing> around = open.stream()
                .filter(each -> first.get().id().equals(each.inspection()))
                .toList();
        return random.nextBoolean() ? first.get() : Thing.any(around, random);
    }

    private void counted(String what, String expected, Response answer) {
        String code = answer.statusCode() < 300 ? Thing.FINE : answer.path("code");
        histogram.answered(code);
        assertEquals(expected, code, () -> seed + ": " + what + ": " + answer.asString());
    }

    private Somebody esoOrAnybody() {
        return random.nextInt(8) == 0 ? Thing.any(cast.people, random) : cast.eso;
    }

    private void plan() {
        Somebody who = esoOrAnybody();
        String kind = Thing.any(KINDS, random);
        String law = Thing.any(LAWS, random);
        boolean unannounced = random.nextInt(4) == 0;
        Map<String, Object> wanted = cast.city.newInspection(kind, unannounced ? "UNANNOUNCED" : "ANNOUNCED");
        wanted.put("jurisdiction", law);
        Response answer = who.api().post(INSPECTIONS, wanted);
        String expected = !who.is("ESO") ? "FORBIDDEN" : who.sees() ? Thing.FINE : "UNKNOWN_ORGANIZATION";
        counted("plan by " + who, expected, answer);
        // What another office plans is that office's.
        if (expected.equals(Thing.FINE) && who.organization().equals(cast.office)) {
            things.add(new Inspection(cast, answer.path("id"), kind, law, unannounced));
        }
    }

    private void propose() {
        Somebody who = esoOrAnybody();
        Response answer = who.api().post(Held.CASES, Held.candidate(cast.school));
        boolean own = who.organization().equals(cast.school);
        String expected =
                !who.is("ESO") ? "FORBIDDEN" : !who.sees() ? "UNKNOWN_ORGANIZATION" : own ? "FORBIDDEN" : Thing.FINE;
        counted("propose by " + who, expected, answer);
        if (expected.equals(Thing.FINE) && who.organization().equals(cast.office)) {
            things.add(new HeldCase(cast, answer.path("id"), who.name()));
        }
    }

    /** Whoever it is: no token is asked for. */
    private void report() {
        Map<String, Object> clue = Map.of("category", "FOOD", "organizationId", cast.school, "text", "走");
        Response answer =
                Answers.of(given().contentType(ContentType.JSON).body(clue).post("/api/v1/clues"));
        counted("report", Thing.FINE, answer);
        String id = RealParts.owner().withHandle(handle -> handle.select(
                        "select cast(id as text) from clue where receipt_number = ?",
                        answer.<String>path("receiptNumber"))
                .mapTo(String.class)
                .one());
        things.add(new Clue(cast, id));
    }

    /** Mostly something that can be done in this state and leads on, by somebody who may. */
    private void command(Thing thing) {
        List<String> commands = new ArrayList<>(thing.commands());
        Collections.shuffle(commands, random);
        boolean anything = random.nextInt(6) == 0;
        for (String command : commands) {
            Object body = thing.body(command, random);
            List<Somebody> fit = cast.people.stream()
                    .filter(who -> thing.answers(command, who, Match.RIGHT).equals(Thing.FINE))
                    .toList();
            boolean usual = !fit.isEmpty()
                    && (!thing.ends(command) || random.nextInt(12) == 0)
                    && (thing.goesOn(command) || random.nextInt(4) == 0);
            if (anything || usual) {
                boolean anybody = fit.isEmpty() || random.nextInt(6) == 0;
                command(thing, command, body, Thing.any(anybody ? cast.people : fit, random));
                return;
            }
        }
        String command = commands.get(0);
        command(thing, command, thing.body(command, random), Thing.any(cast.people, random));
    }

    private void command(Thing thing, String command, Object body, Somebody who) {
        Match match = !thing.namesVersion(command)
                ? Match.RIGHT
                : random.nextInt(25) == 0 ? Match.NONE : random.nextInt(20) == 0 ? Match.STALE : Match.RIGHT;
        String expected = thing.answers(command, who, match);
        Response answer = who.api().send(thing.address(command), body, version(thing, command, match));
        counted(thing + " " + command + " by " + who + " " + match, expected, answer);
        if (expected.equals(Thing.FINE)) {
            things.addAll(thing.did(command, who, answer));
            histogram.did(command, thing);
            invariants.hold(thing);
        }
    }

    private String version(Thing thing, String command, Match match) {
        return !thing.namesVersion(command) || match == Match.NONE
                ? null
                : match == Match.STALE ? "\"987654\"" : stands(thing).header("ETag");
    }

    /** It is read to be where the model is. */
    private Response stands(Thing thing) {
        Response answer = cast.eso.api().get(thing.path);
        assertEquals(thing.state, answer.path("state"), () -> seed + ": " + thing);
        return answer;
    }
}
