package dudao.task.ladder;

import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which step of the ladder (提醒、催办、督办、通报、约谈、问责建议) a task takes next and when: a pure function of where it stands.
 *
 * <p>Whatever was missed while nobody looked is not made up for: the highest automatic step that is due is taken, one a
 * look. A rung above 催办 waits until the slip below it has reached the unit, and then as many days as lie between the two.
 */
@Singleton
public class Ladder {

    private final List<RungPack> packs;
    private final WorkingCalendar calendar;
    private final WorkingHours hours;

    public Ladder(List<RungPack> packs, WorkingCalendar calendar) {
        this.packs = packs;
        this.calendar = calendar;
        this.hours = new WorkingHours(calendar);
    }

    /** The pack of tasks assigned then; the oldest for whatever is older. */
    public RungPack pack(Instant assignedAt) {
        LocalDate day = Clocks.dateOf(assignedAt);
        return packs.stream()
                .filter(pack -> !pack.validFrom().isAfter(day))
                .findFirst()
                .orElse(packs.get(packs.size() - 1));
    }

    /** Whether anything but what is most urgent may be sent now. */
    public boolean mayDisturb(Instant now) {
        return hours.areOn(now);
    }

    /** A task with a later limit has no business on the ladder today. */
    public Instant horizon(Instant now) {
        int first = packs.stream()
                .flatMap(pack -> pack.steps().stream())
                .filter(step -> step.from().equals(Step.DUE))
                .mapToInt(Step::days)
                .min()
                .orElse(0);
        LocalDate today = Clocks.dateOf(now);
        return Clocks.endOf(first < 0 ? calendar.plusWorkingDays(today, -first) : today);
    }

    /** Of a task assigned before this moment and not signed for, the reminder to do so is due. */
    public Instant unacceptedSince(Instant now) {
        int days = packs.stream()
                .flatMap(pack -> pack.steps().stream())
                .filter(step -> step.from().equals(Step.ASSIGNMENT))
                .mapToInt(Step::days)
                .min()
                .orElse(Integer.MAX_VALUE);
        return days == Integer.MAX_VALUE
                ? Instant.EPOCH
                : Clocks.startOf(calendar.plusWorkingDays(Clocks.dateOf(now).plusDays(1), -days));
    }

    public Move next(Standing task, Instant now) {
        RungPack pack = pack(task.assignedAt());
        Step due = null;
        for (Step step : pack.steps()) {
            if (!isToCome(step, task, pack, now)) {
                continue;
            }
            Instant at = when(step, task, pack, now);
            if (at.isAfter(now)) {
                return due == null ? Move.later(step, at) : Move.now(due);
            }
            if (!step.isAutomatic()) {
                return Move.now(due == null ? step : due);
            }
            due = step;
        }
        return due == null ? Move.END : Move.now(due);
    }

    /** By when the unit is to answer a slip: the last day before the next rung. */
    public LocalDate answerBy(Step step, Standing task, Instant sent) {
        RungPack pack = pack(task.assignedAt());
        int next = pack.place(step.code()) + 1;
        if (next == pack.steps().size()) {
            return null;
        }
        int days = daysBetween(nominal(step, task, pack), nominal(pack.steps().get(next), task, pack), task);
        return plus(Clocks.dateOf(sent), Math.max(1, days - 1), task);
    }

    private boolean isToCome(Step step, Standing task, RungPack pack, Instant now) {
        boolean passed = task.done().stream().anyMatch(done -> pack.place(done) >= pack.place(step.code()));
        if (passed) {
            return false;
        }
        if (!step.isReminder()) {
            return step.rung() >= task.floor();
        }
        // There is nothing left to be reminded of after the limit, and nothing yet on the day of the assignment.
        boolean inTime =
                !now.isAfter(task.dueAt()) && nominal(step, task, pack).isAfter(Clocks.dateOf(task.assignedAt()));
        return inTime && !(step.from().equals(Step.ASSIGNMENT) && task.accepted());
    }

    private Instant when(Step step, Standing task, RungPack pack, Instant now) {
        Instant nominal = start(nominal(step, task, pack), task);
        Step below = below(step, pack);
        if (below == null || !task.done().contains(below.code())) {
            return nominal;
        }
        if (task.deliveredAt() == null) {
            return later(nominal, start(plus(Clocks.dateOf(now), 1, task), task));
        }
        int days = daysBetween(nominal(below, task, pack), nominal(step, task, pack), task);
        return later(nominal, start(plus(Clocks.dateOf(task.deliveredAt()), days, task), task));
    }

    /** The rung the unit must have seen before this one. */
    private static Step below(Step step, RungPack pack) {
        int place = pack.place(step.code());
        Step below = place == 0 ? null : pack.steps().get(place - 1);
        return below == null || below.isReminder() ? null : below;
    }

    private LocalDate nominal(Step step, Standing task, RungPack pack) {
        LocalDate from =
                switch (step.from()) {
                    case Step.ASSIGNMENT -> Clocks.dateOf(task.assignedAt());
                    case Step.DUE -> Clocks.lastDayOf(task.dueAt());
                    default -> nominal(pack.step(step.from()), task, pack);
                };
        return plus(from, step.days(), task);
    }

    private LocalDate plus(LocalDate day, int days, Standing task) {
        return task.urgent() ? day.plusDays(days) : calendar.plusWorkingDays(day, days);
    }

    private int daysBetween(LocalDate from, LocalDate to, Standing task) {
        return task.urgent() ? (int) ChronoUnit.DAYS.between(from, to) : calendar.workingDaysBetween(from, to);
    }

    private Instant start(LocalDate day, Standing task) {
        return task.urgent() ? Clocks.startOf(day) : hours.startOf(day);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
