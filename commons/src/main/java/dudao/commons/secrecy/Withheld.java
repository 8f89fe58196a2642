package dudao.commons.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes out of what an event tells whatever is restricted and not for the reader's office. */
public final class Withheld {

    private Withheld() {}

    /** @return whether the whole is for the reader; its parts that are not have been taken out */
    public static boolean leavesFor(UUID office, JsonNode data) {
        if (isWithheld(office.toString(), data)) {
            return false;
        }
        takeOut(office, data);
        return true;
    }

    private static void takeOut(UUID office, JsonNode data) {
        for (Iterator<JsonNode> parts = data.elements(); parts.hasNext(); ) {
            if (!leavesFor(office, parts.next())) {
                parts.remove();
            }
        }
    }

    private static boolean isWithheld(String office, JsonNode data) {
        return Classification.RESTRICTED
                        .name()
                        .equals(data.path("classification").asText())
                && Stream.of("handlingOfficeId", "organizationId", "responsibleOrganizationId")
                        .map(field -> data.path(field).textValue())
                        .filter(Objects::nonNull)
                        .noneMatch(office::equals);
    }
}
