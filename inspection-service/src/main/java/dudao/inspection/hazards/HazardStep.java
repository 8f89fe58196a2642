package dudao.inspection.hazards;

import dudao.commons.identity.Actor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * One who is told of a hazard, and from when on.
 *
 * @param level 0: at once; every further one after as many minutes again
 */
@Embeddable
record HazardStep(
        int level,
        @Enumerated(EnumType.STRING) Addressee addressee,
        UUID organizationId,
        Instant dueAt,
        Instant toldAt,
        String acknowledgedBy,
        String acknowledgedFor,
        Instant acknowledgedAt) {

    enum Addressee {
        /** 被督导单位 */
        UNIT,
        /** 督导机构值班 */
        OFFICE,
        /** 主管部门 */
        SUPERIOR,
        /** 督导机构所属的教育行政部门 */
        BUREAU
    }

    static HazardStep at(int level, Addressee addressee, UUID organization, Instant due) {
        return new HazardStep(level, addressee, organization, due, level == 0 ? due : null, null, null, null);
    }

    HazardStep told(Instant at) {
        return new HazardStep(
                level, addressee, organizationId, dueAt, at, acknowledgedBy, acknowledgedFor, acknowledgedAt);
    }

    /** Whoever acknowledges knows, told or not yet. */
    HazardStep acknowledged(Actor by, Instant at) {
        Instant known = toldAt == null ? at : toldAt;
        return new HazardStep(level, addressee, organizationId, dueAt, known, by.id(), by.onBehalfOf(), at);
    }

    boolean isDue(Instant now) {
        return toldAt == null && !dueAt.isAfter(now);
    }
}
