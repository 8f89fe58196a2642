package dudao.inspection.rulepacks;

import java.time.LocalDate;
import java.util.List;

/**
 * The rules of one jurisdiction from a day on, as they stand in the data.
 *
 * @param version together with the jurisdiction names the pack
 * @param validTo its last day, null while nothing has replaced it
 * @param validFromVerified whether the day it came into force was read, or is only a day on which it certainly was
 */
record RulePack(
        String jurisdiction,
        String name,
        String version,
        LocalDate validFrom,
        LocalDate validTo,
        boolean validFromVerified,
        String law,
        String source,
        List<Rule> rules) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    String label() {
        return jurisdiction + "@" + version;
    }
}
