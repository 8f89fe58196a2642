package dudao.plan.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers about the present, for as long as they hold: until somebody changes something they tell of, which the database
 * is asked each time, or a light changes by itself. A busy board is asked the same by many, and most of the time nothing
 * has happened in between.
 */
@Singleton
class Remembered {

    /** An answer of a large plan is some hundred kilobytes. */
    private static final int MOST = 64;

    /** Less than the hour for which changes are noted. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What an answer depends on besides the plan: by whom it was asked, and so what the database let him see. */
    private record Asked(UUID planId, UUID itemId, Map<String, Object> reader) {}

    private record Kept(Written answer, String snapshot, Instant from, Instant until) {

        boolean holds(Instant now) {
            return latest(now).isBefore(until);
        }

        /** Whoever has looked at the clock and was then overtaken is told the other's now. */
        byte[] at(Instant now) {
            return answer.at(latest(now));
        }

        private Instant latest(Instant now) {
            return now.isBefore(from) ? from : now;
        }
    }

    private final Map<Asked, Kept> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
            return size() > MOST;
        }
    };

    private final Object[] counting = Stream.generate(Object::new).limit(MOST).toArray();
    private final Changes changes;
    private final ObjectMapper json;
    private final Clock clock;

    Remembered(Changes changes, ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param reading of what is not remembered
     * @return the progress as JSON
     */
    byte[] answer(Question question, Function<Question, Figures> reading) {
        if (question.past() || question.asOf().isAfter(clock.instant())) {
            return Written.of(ProgressReader.of(question, reading.apply(question)), json)
                    .at(question.asOf());
        }
        Asked asked = new Asked(question.planId(), question.itemId(), comparable(question.reader()));
        Kept kept = get(asked);
        if (kept != null && holds(kept, changesSince(kept, question), question)) {
            return kept.at(question.asOf());
        }
        synchronized (counting[Math.floorMod(asked.hashCode(), counting.length)]) {
            return counted(asked, question, reading);
        }
    }

    /** Those who ask the same at once wait for the first of them instead of counting beside it. */
    private byte[] counted(Asked asked, Question question, Function<Question, Figures> reading) {
        Kept kept = get(asked);
        Changes.Seen seen = changesSince(kept, question);
        if (kept == null || !holds(kept, seen, question)) {
            Figures figures = reading.apply(question);
            Written answer = Written.of(ProgressReader.of(question, figures), json);
            kept = new Kept(answer, seen.snapshot(), question.asOf(), until(question.asOf(), figures.until()));
            put(asked, kept);
        }
        return kept.at(question.asOf());
    }

    private Changes.Seen changesSince(Kept kept, Question question) {
        return changes.since(kept == null ? null : kept.snapshot(), question.planId());
    }

    private static boolean holds(Kept kept, Changes.Seen seen, Question question) {
        return !seen.changed() && kept.holds(question.asOf());
    }

    /** The next day is another day for every light and every target. */
    private static Instant until(Instant asOf, Instant light) {
        Instant midnight = Clocks.endOf(Clocks.dateOf(asOf));
        Instant longest = asOf.plus(LONGEST);
        Instant end = midnight.isBefore(longest) ? midnight : longest;
        return light == null || end.isBefore(light) ? end : light;
    }

    private static Map<String, Object> comparable(Map<String, Object> reader) {
        Map<String, Object> comparable = new LinkedHashMap<>();
        reader.forEach((name, value) ->
                comparable.put(name, value instanceof Object[] several ? Arrays.asList(several) : value));
        return comparable;
    }

    private synchronized Kept get(Asked asked) {
        return answers.get(asked);
    }

    private synchronized void put(Asked asked, Kept kept) {
        answers.put(asked, kept);
    }
}
