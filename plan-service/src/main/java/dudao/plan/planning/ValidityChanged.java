package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.ValidityStatus;
import java.time.LocalDate;
import java.util.UUID;

/** An issued plan no longer holds as it was issued. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValidityChanged(
        UUID planId,
        PlanStatus status,
        UUID issuerId,
        int year,
        String kind,
        String title,
        ValidityStatus validity,
        UUID supersededBy,
        LocalDate until,
        String reason,
        Classification classification,
        UUID handlingOfficeId) {

    static final String TYPE = "dudao.plan.validity-changed.v1";

    static ValidityChanged of(Plan plan, ValidityChange change) {
        return new ValidityChanged(
                plan.id,
                plan.status,
                plan.issuerId,
                plan.year,
                plan.kind,
                plan.title,
                change.status(),
                change.supersededBy(),
                change.until(),
                change.reason(),
                plan.secrecy().told(),
                plan.handlingOfficeId);
    }
}
