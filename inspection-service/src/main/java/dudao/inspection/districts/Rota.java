package dudao.inspection.districts;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.inspectors.Register;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives schools to inspectors, by name or by changing places. */
@Singleton
class Rota {

    private final Assignments assignments;
    private final Register register;
    private final Units units;
    private final AuditTrail trail;

    Rota(Assignments assignments, Register register, Units units, AuditTrail trail) {
        this.assignments = assignments;
        this.register = register;
        this.units = units;
        this.trail = trail;
    }

    void assign(District district, NewAssignment wanted, Actor by, Instant at) {
        register.available(List.of(wanted.inspectorId()), wanted.from(), wanted.from(), "/inspectorId");
        Map<UUID, UUID> inspectors = new LinkedHashMap<>();
        for (int n = 0; n < wanted.organizationIds().size(); n++) {
            UUID school = wanted.organizationIds().get(n);
            inspectors.put(units.named(school, "/organizationIds/" + n), wanted.inspectorId());
        }
        begin(district, inspectors, wanted.from(), by, at);
    }

    void rotate(District district, LocalDate from, Actor by, Instant at) {
        List<DistrictView.Assignment> now = assignments.of(district.id, from).stream()
                .filter(each -> each.validTo() == null)
                .toList();
        List<UUID> order = now.stream()
                .map(DistrictView.Assignment::inspectorId)
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        if (order.size() < 2) {
            throw RuleViolation.of("NOTHING_TO_ROTATE", "责任区内不足两名督学,无从轮换");
        }
        register.available(order, from, from, "/from");
        Map<UUID, UUID> inspectors = new LinkedHashMap<>();
        now.forEach(each -> inspectors.put(
                each.organizationId(), order.get((order.indexOf(each.inspectorId()) + 1) % order.size())));
        begin(district, inspectors, from, by, at);
    }

    private void begin(District district, Map<UUID, UUID> inspectors, LocalDate from, Actor by, Instant at) {
        assignments.begin(district, inspectors, from, by, at);
        trail.changed("DistrictAssignment", district.id, null, inspectors);
    }
}
