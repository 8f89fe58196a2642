package dudao.inspection.programmes.points;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PointsScheme")
record Scheme(
        UUID id,
        UUID organizationId,
        LocalDate validFrom,
        BigDecimal opening,
        List<NewScheme.Bound> bounds,
        String basis) {

    /** Of the lowest bound the balance lies under; null above all of them. */
    String consequence(BigDecimal balance) {
        String found = null;
        for (NewScheme.Bound bound : bounds) {
            if (balance.compareTo(bound.below()) < 0) {
                found = bound.consequence();
            }
        }
        return found;
    }
}
