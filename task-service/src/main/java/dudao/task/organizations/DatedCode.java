package dudao.task.organizations;

import java.time.LocalDate;

/**
 * A code on the days it was, is or will be an organisation's.
 *
 * @param from first day; null when it has been so for as long as anything is known
 * @param to last day; null while no end is set
 */
public record DatedCode(CodeScheme scheme, String value, LocalDate from, LocalDate to) {

    public boolean overlaps(DatedCode other) {
        return startsBefore(other.to) && other.startsBefore(to);
    }

    private boolean startsBefore(LocalDate last) {
        return last == null || from == null || !from.isAfter(last);
    }

    public boolean isValidOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }
}
