package dudao.inspection.inspectors;

import dudao.commons.events.Outbox;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What other features ask the register about an inspector. */
@Singleton
public class Register {

    /** @param hasLeft whether this inspector has handed the work over and takes no seat any more */
    public record Entry(UUID id, String name, String person, LocalDate validFrom, LocalDate validTo, boolean hasLeft) {

        public boolean covers(LocalDate from, LocalDate to) {
            return !from.isBefore(validFrom) && !to.isAfter(validTo);
        }
    }

    private final Inspectors inspectors;
    private final Outbox outbox;

    Register(Inspectors inspectors, Outbox outbox) {
        this.inspectors = inspectors;
        this.outbox = outbox;
    }

    /** The entry of somebody named in a request body. */
    public Entry named(UUID id, String pointer) {
        return inspectors.inScope(id).map(Register::entry).orElseThrow(() -> RuleViolation.of(
                        "UNKNOWN_INSPECTOR", "督学 " + id + " 不存在或不在管辖范围内")
                .at(pointer, "未知督学"));
    }

    private static Entry entry(Inspector inspector) {
        return new Entry(
                inspector.id,
                inspector.name,
                inspector.person,
                inspector.validFrom,
                inspector.validTo,
                inspector.handedOverAt != null);
    }

    /** Marks that an inspector has left, and tells it: what that person had delegated ends with it. */
    public Inspector handOver(UUID id, String ifMatch, Entry to, String why, Actor by, Instant at) {
        Inspector inspector = inspectors.get(id);
        inspectors.getEntityManager().lock(inspector, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, inspector);
        if (to.id().equals(id)) {
            throw RuleViolation.invalidField("/to", "应移交给另一名督学");
        }
        inspector.handOver(to.id(), why, by, at);
        outbox.add("inspection.events.v1", "dudao.inspector.handed-over.v1", inspector, HandedOver.of(inspector, to));
        return inspector;
    }
}
