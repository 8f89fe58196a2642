package dudao.plan.progress;

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
import org.jdbi.v3.core.Jdbi;

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

    private static final String CHANGES =
            """
            select cast(pg_current_snapshot() as text) snapshot, exists (
              select from plan_change where plan_id = :plan
                and (cast(:snapshot as text) is null
                     or not pg_visible_in_snapshot(changed_by, cast(cast(:snapshot as text) as pg_snapshot)))) changed""";

    /** What an answer depends on besides the plan: by whom it was asked, and so what the database let him see. */
    private record Asked(UUID planId, UUID itemId, Map<String, Object> reader) {}

    private record Kept(Progress answer, String snapshot, Instant from, Instant until) {

        boolean holdsAt(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    private record State(String snapshot, boolean changed) {}

    private final Map<Asked, Kept> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
            return size() > MOST;
        }
    };

    private final Object[] counting = Stream.generate(Object::new).limit(MOST).toArray();
    private final Jdbi jdbi;
    private final Clock clock;

    Remembered(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param reading of what is not remembered: the figures, and what is made of them */
    Progress answer(Question question, Function<Question, Figures> reading) {
        if (question.past() || question.asOf().isAfter(clock.instant())) {
            return ProgressReader.of(question, reading.apply(question));
        }
        Asked asked = new Asked(question.planId(), question.itemId(), comparable(question.reader()));
        synchronized (counting[Math.floorMod(asked.hashCode(), counting.length)]) {
            return answer(asked, question, reading);
        }
    }

    /** Those who ask the same at once wait for the first of them instead of counting beside it. */
    private Progress answer(Asked asked, Question question, Function<Question, Figures> reading) {
        Kept kept = get(asked);
        State state = state(question.planId(), kept == null ? null : kept.snapshot());
        if (kept != null && !state.changed() && kept.holdsAt(question.asOf())) {
            return kept.answer().at(question.asOf());
        }
        Figures figures = reading.apply(question);
        Progress answer = ProgressReader.of(question, figures);
        put(asked, new Kept(answer, state.snapshot(), question.asOf(), until(question.asOf(), figures.until())));
        return answer;
    }

    /** Asked before the answer is read, so that it is at most newer than its snapshot. */
    private State state(UUID planId, String snapshot) {
        return jdbi.withHandle(handle -> handle.createQuery(CHANGES)
                .bind("plan", planId)
                .bind("snapshot", snapshot)
                .map((row, context) -> new State(row.getString("snapshot"), row.getBoolean("changed")))
                .one());
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
