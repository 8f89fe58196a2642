package dudao.inspection.hazards;

import dudao.commons.identity.Actor;
import dudao.commons.secrecy.Secrecy;
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
        BUREAU,
        /** 限制知悉的事项的承办处室 */
        HANDLING_OFFICE
    }

    static HazardStep at(int level, Addressee addressee, UUID organization, Instant due) {
        return new HazardStep(level, addressee, organization, due, null, null, null, null);
    }

    HazardStep readableUnder(Secrecy secrecy, UUID unit) {
        if (secrecy.isReadableBy(organizationId, unit)) {
            return this;
        }
        return new HazardStep(
                level, Addressee.HANDLING_OFFICE, secrecy.handlingOfficeId(), dueAt, null, null, null, null);
    }

    /** Whether its addressee may answer for the unit: it stands above, and the unit has had its time. */
    boolean standsIn(Instant now) {
        return level > 0 && !dueAt.isAfter(now);
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

    /** Whether it is called, for the first time or again. What is told at once is not told again. */
    boolean isOpen(Instant now) {
        return isDue(now) || standsIn(now) && acknowledgedAt == null;
    }

    boolean isDue(Instant now) {
        return toldAt == null && !dueAt.isAfter(now);
    }
}
