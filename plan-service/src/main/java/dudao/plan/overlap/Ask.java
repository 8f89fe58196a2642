package dudao.plan.overlap;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What a measure asks of its units, with what is needed to see whether another one asks the same. */
record Ask(
        Asker plan,
        UUID itemId,
        String itemNumber,
        int itemPosition,
        boolean restricted,
        UUID measureId,
        String wording,
        LocalDate dueOn,
        String cadence,
        Integer referenceYear,
        UUID reuses) {

    /** A plan that asks. */
    record Asker(
            UUID id,
            boolean own,
            String title,
            String documentNumber,
            int year,
            UUID issuerId,
            String issuer,
            LocalDate issuedOn,
            OffsetDateTime createdAt) {

        /** Whichever was issued first asked first; a draft asks later than anything issued. */
        boolean isBefore(Asker other) {
            LocalDate one = issuedOn == null ? LocalDate.MAX : issuedOn;
            LocalDate two = other.issuedOn == null ? LocalDate.MAX : other.issuedOn;
            return !one.equals(two) ? one.isBefore(two) : createdAt.isBefore(other.createdAt);
        }
    }

    /** A figure units report: what is counted, in what unit. */
    record Indicator(Ask ask, UUID targetId, String object, String unit, String text, List<UUID> measures) {}

    boolean isBefore(Ask other) {
        return plan.equals(other.plan) ? itemPosition < other.itemPosition : plan.isBefore(other.plan);
    }

    /** What is asked is about the year the measure refers to, else about the plan's year and on until it is due. */
    private LocalDate from() {
        return LocalDate.of(referenceYear == null ? plan.year : referenceYear, 1, 1);
    }

    private LocalDate to() {
        LocalDate yearsEnd = from().plusYears(1).minusDays(1);
        return referenceYear == null && dueOn != null && dueOn.isAfter(yearsEnd) ? dueOn : yearsEnd;
    }

    boolean isAboutTheTimeOf(Ask other) {
        return !from().isAfter(other.to()) && !other.from().isAfter(to());
    }

    /** Items of one plan, or plans; within one item a thing is said in several sentences. */
    boolean isElsewhereThan(Ask other) {
        return !itemId.equals(other.itemId);
    }
}
