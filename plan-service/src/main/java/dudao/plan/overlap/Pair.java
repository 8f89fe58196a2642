package dudao.plan.overlap;

import java.util.BitSet;
import java.util.UUID;

/**
 * Two asks for the same.
 *
 * @param here of the plan asked about
 * @param there of another plan, or of an earlier item of the same one
 * @param common the units asked twice
 */
record Pair(
        Overlap.Kind kind,
        String subject,
        Ask here,
        UUID hereTarget,
        Ask there,
        UUID thereTarget,
        BitSet common,
        boolean settled) {

    boolean isHereLater() {
        return there.isBefore(here);
    }

    Ask earlier() {
        return isHereLater() ? there : here;
    }

    UUID targetOfEarlier() {
        return isHereLater() ? thereTarget : hereTarget;
    }

    boolean isRestricted() {
        return here.restricted() || there.restricted();
    }

    /** What somebody who has seen it has seen. */
    String fingerprint() {
        return String.join(
                " ",
                kind.name(),
                here.measureId().toString(),
                there.measureId().toString(),
                String.valueOf(thereTarget),
                Integer.toString(common.cardinality()),
                subject);
    }
}
