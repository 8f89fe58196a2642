package dudao.inspection.programmes.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** The data of the event of an entry. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PointsFact(
        UUID entryId,
        UUID organizationId,
        UUID officeId,
        BigDecimal points,
        String basis,
        LocalDate occurredOn,
        LocalDate expiresOn,
        UUID reverses) {

    static PointsFact of(PointsEntry entry) {
        return new PointsFact(
                entry.id(),
                entry.organizationId(),
                entry.officeId(),
                entry.points(),
                entry.basis(),
                entry.occurredOn(),
                entry.expiresOn(),
                entry.reverses());
    }
}
