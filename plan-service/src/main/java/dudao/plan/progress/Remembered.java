package dudao.plan.progress;

import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import dudao.plan.progress.Question.Tense;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Answers, for as long as they are what would be counted: until something they tell of is changed, which the database is
 * asked each time, or a light changes by itself. A busy board is asked the same by many, and most of the time nothing has
 * happened in between. Moments to come are many and cost little beside a count that is known: they would only push out what
 * is asked again.
 */
@Singleton
class Remembered {

    /** Bytes of all answers; one of a large plan has some hundred thousand. */
    private static final int MOST = 16_000_000;

    /**
     * Text that is another one after each change of the plan's figures, of what it says, or of the tree. Read in the
     * statement that counts, it tells what has been counted.
     */
    static final String VERSION =
            """
            concat_ws(',', (select cast(version as text) from organization_version),
              (select string_agg(cast(version as text), ',' order by version) from progress_version where plan_id = :plan))""";

    /**
     * What an answer depends on besides the data: by whom it was asked, and so what the database let him see.
     *
     * @param asOf null of now, which is always another moment
     */
    private record Asked(UUID planId, UUID itemId, Instant asOf, Tense tense, Map<String, Object> reader) {

        static Asked of(Question question) {
            return new Asked(
                    question.planId(),
                    question.itemId(),
                    question.tense() == Tense.NOW ? null : question.asOf(),
                    question.tense(),
                    question.comparableReader());
        }
    }

    /** @param version what was there when it was asked */
    private record Known(Asked asked, String version) {}

    /** What lights and targets look at of the calendar: all moments of a day have the same. */
    private record Day(LocalDate date, Map<String, Object> boundaries) {}

    /** @param until the last moment before a light changes by itself; null where none does on that day */
    private record Kept(Written answer, String version, Day day, Instant from, Instant until) {

        boolean holds(Instant asOf, Day its) {
            return day.equals(its) && (until == null || !asOf.isAfter(until));
        }

        /** Whoever has looked at the clock and was then overtaken is told the other's now. */
        byte[] at(Instant asOf) {
            return answer.at(asOf.isBefore(from) ? from : asOf);
        }
    }

    private final Coalescing<Known, Kept> counting = new Coalescing<>();
    private final Map<Asked, Kept> answers = new LinkedHashMap<>(64, 0.75f, true);
    private int bytes;

    private final Jdbi jdbi;
    private final Lights lights;
    private final ProgressReader reader;

    Remembered(Jdbi jdbi, Lights lights, ProgressReader reader) {
        this.jdbi = jdbi;
        this.lights = lights;
        this.reader = reader;
    }

    /**
     * The version is looked at first: a count that began with it tells all that was known when this question came.
     *
     * @param asking gives the question as of now: who counts tells of that moment
     */
    byte[] answer(Supplier<Question> asking) {
        Question question = asking.get();
        Asked asked = Asked.of(question);
        String version = version(question.planId());
        Kept kept = get(asked);
        if (kept == null || !kept.version().equals(version) || !holds(kept, question)) {
            kept = counting.answer(new Known(asked, version), () -> counted(asking.get()));
        }
        return (holds(kept, question) ? kept : counted(asking.get())).at(question.asOf());
    }

    private String version(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + VERSION)
                .bind("plan", planId)
                .mapTo(String.class)
                .one());
    }

    private boolean holds(Kept kept, Question question) {
        return kept.holds(question.asOf(), day(question.asOf()));
    }

    private Kept counted(Question question) {
        ProgressReader.Answer answer = reader.answer(question);
        Kept kept = new Kept(answer.written(), answer.version(), day(question.asOf()), question.asOf(), answer.until());
        if (question.tense() != Tense.TO_COME) {
            keep(Asked.of(question), kept);
        }
        return kept;
    }

    private Day day(Instant asOf) {
        Map<String, Object> boundaries = lights.boundaries(asOf);
        boundaries.remove("asOf");
        return new Day(Clocks.dateOf(asOf), boundaries);
    }

    private synchronized Kept get(Asked asked) {
        return answers.get(asked);
    }

    private synchronized void keep(Asked asked, Kept kept) {
        Kept before = answers.put(asked, kept);
        bytes += size(kept) - (before == null ? 0 : size(before));
        for (Iterator<Kept> eldest = answers.values().iterator(); bytes > MOST; ) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    private static int size(Kept kept) {
        return kept.answer().undated().length;
    }
}
