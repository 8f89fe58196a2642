package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanStatus;
import java.util.UUID;

/** Something that happened to a plan as a whole, as {@code plan.events.v1} tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanFact(
        @JsonIgnore String happened,
        UUID planId,
        PlanStatus status,
        UUID issuerId,
        int year,
        String kind,
        String title,
        String reason,
        Classification classification,
        UUID handlingOfficeId) {

    String type() {
        return "dudao.plan." + happened + ".v1";
    }
}
