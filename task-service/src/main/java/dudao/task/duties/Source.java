package dudao.task.duties;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/**
 * What a duty comes from.
 *
 * @param origin of one from no plan: INSTRUCTION, COMPLAINT …
 * @param planRevision of the plan when the duty was given out under it
 */
@Embeddable
public record Source(
        @Enumerated(EnumType.STRING) Kind source,
        String origin,
        UUID planId,
        UUID itemId,
        UUID measureId,
        UUID findingId,
        UUID rectificationId,
        Integer planRevision) {

    public enum Kind {
        PLAN,
        FINDING,
        AD_HOC,
        /** Handed down by a unit from its own task. */
        SUBTASK
    }

    public static Source adHoc(String origin) {
        return new Source(Kind.AD_HOC, origin, null, null, null, null, null, null);
    }

    /** Of no plan of its own: what was planned is counted once, at the task above. */
    public static Source subtask() {
        return new Source(Kind.SUBTASK, null, null, null, null, null, null, null);
    }

    /** @param planId of the plan whose matters were inspected; may be null, like the item */
    public static Source finding(UUID findingId, UUID rectificationId, UUID planId, UUID itemId) {
        return new Source(Kind.FINDING, null, planId, itemId, null, findingId, rectificationId, null);
    }

    public Source rectifiedBy(UUID rectification) {
        return new Source(source, origin, planId, itemId, measureId, findingId, rectification, planRevision);
    }

    /** For a duty of today, whatever revision the one before it came from. */
    public Source now() {
        return new Source(source, origin, planId, itemId, measureId, findingId, rectificationId, null);
    }
}
