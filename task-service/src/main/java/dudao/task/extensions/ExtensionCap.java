package dudao.task.extensions;

import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much supervision may grant; beyond it a leader decides. Numbers of the house, not of a law. */
@Singleton
class ExtensionCap {

    private final int times;
    private final int days;
    private final int percent;

    ExtensionCap(
            @ConfigProperty(name = "dudao.extensions.times", defaultValue = "1") int times,
            @ConfigProperty(name = "dudao.extensions.days", defaultValue = "30") int days,
            @ConfigProperty(name = "dudao.extensions.percent", defaultValue = "50") int percent) {
        this.times = times;
        this.days = days;
        this.percent = percent;
    }

    /**
     * @param granted extensions the task has had
     * @param deadline as it is now
     */
    boolean isAbove(int granted, Instant assignedAt, Deadline deadline, LocalDate wanted) {
        long more = daysBeyond(deadline.dueAt(), wanted);
        long original = ChronoUnit.DAYS.between(Clocks.dateOf(assignedAt), Clocks.lastDayOf(deadline.originalDueAt()));
        return granted >= times || more > days || more * 100 > original * percent;
    }

    static long daysBeyond(Instant dueAt, LocalDate wanted) {
        return ChronoUnit.DAYS.between(Clocks.lastDayOf(dueAt), wanted);
    }

    String told() {
        return times + " 次、原期限的 " + percent + "% 、" + days + " 天";
    }
}
