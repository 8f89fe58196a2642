package dudao.inspection.inspectors;

import dudao.commons.events.Outbox;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other features ask the register about an inspector. */
@Singleton
public class Register {

    /** @param hasLeft whether this inspector takes no seat: has handed the work over, is suspended or dismissed */
    public record Entry(
            UUID id,
            String name,
            String person,
            UUID organizationId,
            LocalDate validFrom,
            LocalDate validTo,
            boolean hasLeft) {

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
        return inspectors.inScope(id).map(Register::entry).orElseThrow(() -> unknown(id, pointer));
    }

    /** The entry of somebody a path names. */
    public Entry get(UUID id) {
        return entry(inspectors.get(id));
    }

    private static Entry entry(Inspector inspector) {
        return new Entry(
                inspector.id,
                inspector.name,
                inspector.person,
                inspector.organizationId,
                inspector.validFrom,
                inspector.validTo,
                !inspector.takesWork());
    }

    /**
     * The named inspectors who are in the caller's scope and may inspect on these days, in the order of their ids; one who
     * may not is refused.
     */
    public List<Entry> available(List<UUID> ids, LocalDate from, LocalDate to, String pointer) {
        List<Entry> entries = new ArrayList<>();
        List<UUID> distinct = ids.stream().distinct().toList();
        Map<UUID, Entry> found = inspectors.inScope(distinct).stream()
                .map(Register::entry)
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        for (int n = 0; n < distinct.size(); n++) {
            String at = pointer + '/' + ids.indexOf(distinct.get(n));
            Entry entry = found.get(distinct.get(n));
            if (entry == null) {
                throw unknown(distinct.get(n), at);
            }
            if (entry.hasLeft() || !entry.covers(from, to)) {
                throw RuleViolation.of("INSPECTOR_NOT_VALID", entry.name() + " 在这些日期不能参加督导")
                        .at(at, "任期 " + entry.validFrom() + " 至 " + entry.validTo());
            }
            entries.add(entry);
        }
        entries.sort(Comparator.comparing(entry -> entry.id().toString()));
        return entries;
    }

    private static RuleViolation unknown(UUID id, String pointer) {
        return RuleViolation.of("UNKNOWN_INSPECTOR", "督学 " + id + " 不存在或不在管辖范围内")
                .at(pointer, "未知督学");
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
