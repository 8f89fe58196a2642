package dudao.task.sweeping;

import dudao.commons.time.Clocks;
import dudao.task.delivering.Notice;
import dudao.task.escalating.EscalationFact;
import dudao.task.escalating.EscalationState;
import dudao.task.ladder.Ladder;
import dudao.task.ladder.Move;
import dudao.task.ladder.RungPack;
import dudao.task.ladder.Step;
import dudao.task.sweeping.EscalationEvents.Told;
import dudao.task.sweeping.LadderTable.Coming;
import dudao.task.sweeping.LadderTable.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

/** What the tasks of one batch come to, before any of it is written. */
final class Batch {

    private final Ladder ladder;
    private final Instant now;
    private final List<Turn> waiting = new ArrayList<>();
    private final List<Told> proposed = new ArrayList<>();
    private final List<Coming> coming = new ArrayList<>();
    private List<Slip> slips = new ArrayList<>();

    Batch(Ladder ladder, Instant now) {
        this.ladder = ladder;
        this.now = now;
    }

    void enter(Stand task) {
        Move move = ladder.next(task.standing(), now);
        if (!move.isEnd()) {
            coming.add(coming(task, move));
        }
    }

    void advance(Stand task) {
        if (task.state() == EscalationState.APPROVED) {
            send(task, pack(task).step(task.step()));
            return;
        }
        Move move = ladder.next(task.standing(), now);
        if (!move.isNow()) {
            wait(task, move);
        } else if (move.step().isAutomatic()) {
            send(task, move.step());
        } else {
            waiting.add(turn(task, move.step(), EscalationState.PROPOSED, null));
            proposed.add(told(task, move.step(), EscalationState.PROPOSED, null));
        }
    }

    /** A pack without anything left for the task, which only a changed pack can have, leaves it where it stands. */
    private void wait(Stand task, Move move) {
        Step step = move.isEnd() ? pack(task).step(task.step()) : move.step();
        Instant at = move.isEnd() ? Clocks.endOf(Clocks.dateOf(now)) : move.at();
        waiting.add(turn(task, step, EscalationState.SCHEDULED, LadderTable.utc(at)));
    }

    private void send(Stand task, Step step) {
        LocalDate reply = task.replyBy() == null && step.rung() > 0
                ? ladder.answerBy(step, task.standing(), now)
                : task.replyBy();
        slips.add(new Slip(task.id(), step, task, null, null, reply));
        // As if it reached the unit at once; whether it has is looked at when the next one is due.
        Move next = ladder.next(task.after(step.code(), step.rung() > 0 ? now : task.deliveredAt()), now);
        if (!next.isEnd()) {
            coming.add(coming(task, next));
        }
    }

    /** @param lastNumber that a series had in a year, which is counted on; everybody asks in this order */
    void number(ToIntBiFunction<Series, Integer> lastNumber) {
        int year = Clocks.dateOf(now).getYear();
        Map<Series, Integer> last = new HashMap<>();
        slips.stream()
                .filter(slip -> slip.step().form().isNumbered())
                .map(Slip::series)
                .distinct()
                .sorted(Comparator.comparing(Series::issuerId).thenComparing(Series::form))
                .forEachOrdered(series -> last.put(series, lastNumber.applyAsInt(series, year)));
        slips = slips.stream()
                .map(slip -> slip.step().form().isNumbered()
                        ? slip.numbered(year, last.merge(slip.series(), 1, Integer::sum))
                        : slip)
                .toList();
    }

    List<Coming> coming() {
        return coming;
    }

    List<Turn> turns() {
        return Stream.concat(waiting.stream(), slips.stream().map(this::sent)).toList();
    }

    List<Told> facts() {
        return Stream.concat(
                        proposed.stream(),
                        slips.stream().map(slip -> told(slip.task(), slip.step(), EscalationState.SENT, slip)))
                .toList();
    }

    List<Notice> notices() {
        return slips.stream().flatMap(slip -> slip.notices().stream()).toList();
    }

    private RungPack pack(Stand task) {
        return ladder.pack(task.assignedAt());
    }

    private Coming coming(Stand task, Move move) {
        Step step = move.step();
        return new Coming(
                task.taskId(),
                task.organizationId(),
                task.issuerId(),
                task.deadlineVersion(),
                pack(task).name(),
                step.code(),
                step.rung(),
                step.form().name(),
                task.urgent(),
                LadderTable.utc(move.isNow() ? now : move.at()));
    }

    private static Turn turn(Stand task, Step step, EscalationState state, OffsetDateTime next) {
        return new Turn(task.id(), state, step.code(), step.rung(), step.form().name(), false, next, null, null, null);
    }

    private Turn sent(Slip slip) {
        Step step = slip.step();
        return new Turn(
                slip.escalationId(),
                EscalationState.SENT,
                step.code(),
                step.rung(),
                step.form().name(),
                pack(slip.task()).isLast(step),
                null,
                slip.year(),
                slip.number(),
                slip.replyBy());
    }

    private Told told(Stand task, Step step, EscalationState state, Slip slip) {
        EscalationFact fact = new EscalationFact(
                task.id(),
                task.taskId(),
                task.organizationId(),
                task.countyId(),
                task.issuerId(),
                task.planId(),
                task.itemId(),
                task.measureId(),
                task.title(),
                step.code(),
                step.rung(),
                step.form().name(),
                pack(task).name(),
                state,
                task.deadlineVersion(),
                now.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                slip == null ? null : slip.mark(),
                task.documentNumber(),
                slip == null ? null : slip.replyBy(),
                task.text(),
                null,
                task.secrecy().told(),
                task.handlingOfficeId());
        return new Told(fact, task.version() + 1);
    }
}
