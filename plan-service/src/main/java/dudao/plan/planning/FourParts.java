package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The four things every item is to be given: what is done (措施), by what project (抓手), by whom (责任) and with what support (保障). */
@Schema(name = "FourParts")
record FourParts(
        UUID itemId,
        String number,
        boolean measures,
        boolean keyProject,
        @Schema(description = "each of its measures has a lead") boolean responsibility,
        boolean safeguard,
        @JsonIgnore boolean hasOneLead) {

    static FourParts of(Item item) {
        boolean hasMeasures = !item.measures().isEmpty();
        boolean everyMeasureIsLed = hasMeasures
                && item.measures().stream().map(Measure::leadOrganizationId).allMatch(Objects::nonNull);
        boolean oneLead = item.undertaking().leadOrganizationId() != null
                || everyMeasureIsLed
                        && item.measures().stream()
                                        .map(Measure::leadOrganizationId)
                                        .distinct()
                                        .count()
                                == 1;
        return new FourParts(
                item.id(),
                item.number(),
                hasMeasures,
                item.undertaking().keyProject() != null,
                everyMeasureIsLed,
                item.undertaking().safeguard() != null,
                oneLead);
    }
}
