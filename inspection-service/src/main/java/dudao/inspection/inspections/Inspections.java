package dudao.inspection.inspections;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.ScopedReading;
import dudao.commons.identity.ScopedReading.Select;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Sight;
import dudao.inspection.access.Subtree;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class Inspections implements PanacheRepositoryBase<Inspection, UUID> {

    private static final String FROM = " from inspection i ";

    private final Jdbi jdbi;
    private final ScopedReading reading;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Offices offices;
    private final Subtree subtree;

    Inspections(
            Jdbi jdbi, ScopedReading reading, OrganizationTree tree, Caller caller, Offices offices, Subtree subtree) {
        this.subtree = subtree;
        this.jdbi = jdbi;
        this.reading = reading;
        this.tree = tree;
        this.caller = caller;
        this.offices = offices;
    }

    /** What the caller may not see does not exist. */
    Inspection get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    /** Waits for whoever is changing it, so that nothing is decided on a state that is just passing. */
    Inspection getLocked(UUID id, LockModeType lock) {
        mustSee(id);
        return findById(id, lock);
    }

    Inspection toChange(UUID id, String ifMatch) {
        Inspection inspection = getLocked(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, inspection);
        return inspection;
    }

    /** For what only the office that runs it reads. */
    Inspection getRun(UUID id) {
        mustSee(id);
        offices.mustRun(id);
        return findById(id);
    }

    /** For what only the office that runs it decides. */
    Inspection toRun(UUID id, String ifMatch) {
        mustSee(id);
        offices.mustRun(id);
        return toChange(id, ifMatch);
    }

    /** For what the leader of the team does. */
    Inspection toLead(UUID id, String ifMatch) {
        Inspection inspection = toChange(id, ifMatch);
        inspection.team().mustBeLedBy(caller.id());
        mustStillInspect(id);
        return inspection;
    }

    /** For what any member of the team does. */
    Inspection toJoin(UUID id, String ifMatch) {
        Inspection inspection = toChange(id, ifMatch);
        inspection.team().mustHaveMember(caller.id());
        mustStillInspect(id);
        return inspection;
    }

    /** A seat is no licence: who was dismissed, suspended or has left does nothing more in it. */
    void mustStillInspect(UUID id) {
        boolean barred = jdbi.withHandle(handle -> handle.createQuery("select barred_member(:id, :person)")
                .bind("id", id)
                .bind("person", caller.id())
                .mapTo(Boolean.class)
                .one());
        if (barred) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", "已停职、解聘或移交工作,不能继续参与本次督导");
        }
    }

    /** Nobody answers to the own inspection in the unit's name, also not for somebody of the unit. */
    void mustNotInspect(Inspection inspection) {
        UUID office = inspection.officeId;
        boolean ofOffice = !office.equals(inspection.organizationId)
                && caller.organizations().contains(office);
        if (ofOffice || inspection.team().isMember(caller.id())) {
            throw RuleViolation.of("FORBIDDEN", "组织或者参加本次督导的人不能替被督导单位办理");
        }
    }

    void mustTakeDeclarations(UUID id) {
        if (!caller.hasRole("ESO")) {
            throw RuleViolation.of("FORBIDDEN", "督学只能为自己申明");
        }
        offices.mustRun(id);
    }

    Sight sight() {
        return Sight.of(caller, tree);
    }

    private void mustSee(UUID id) {
        if (!holds(id, Sight.INSPECTION)) {
            throw RuleViolation.notFound("督导", id);
        }
    }

    /** For what is not for the unit. */
    void mustDoItsWork(UUID id) {
        if (!doesItsWork(id)) {
            throw RuleViolation.notFound("督导", id);
        }
    }

    boolean doesItsWork(UUID id) {
        return holds(id, Sight.INSPECTION + " and " + Sight.WORK);
    }

    /** The same of one that is at hand. */
    boolean isWorkOfCaller(Inspection inspection) {
        if (caller.onBehalfOf().isPresent()) {
            return doesItsWork(inspection.id);
        }
        String unit = tree.get(inspection.organizationId).path();
        return sight().supervises(inspection.officeId, unit)
                || inspection.team().isMember(caller.id());
    }

    private boolean holds(UUID id, String condition) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where i.id = :id and " + condition + ")")
                        .bindMap(sight().parameters())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
    }

    Page<InspectionRow> list(InspectionFilter filter, Paging paging) {
        Subtree.Way way = subtree.way(filter.under);
        List<InspectionRow> rows = reading.listNamed(
                view -> select(filter, way, Sight.of(caller, view.scope()), paging), InspectionRow::of);
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static Select select(InspectionFilter filter, Subtree.Way way, Sight sight, Paging paging) {
        Where where = new Where(Sight.INSPECTION, sight.parameters())
                .with("limit", paging.limit() + 1)
                .oneOf(InspectionState.class, "state", filter.state, "i.state = :state")
                .oneOf(InspectionKind.class, "kind", filter.kind, "i.kind = :kind")
                .id("organizationId", filter.organizationId, "i.organization_id = :organizationId")
                .id("under", filter.under, way.condition("i"))
                .before(paging.after(1), "i.id");
        return new Select(
                InspectionRow.SELECT + sight.inspections() + where.sql() + " order by i.id desc limit :limit",
                where.values());
    }

    /** Locked; those another instance is at are passed over. */
    List<UUID> withDefenceOver(LocalDate today, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from inspection where state = 'DEFENCE_OPEN' and defence_due_on < :today
                        order by id limit :most for update skip locked""")
                .bind("today", today)
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
    }

    /** Of those the caller may see, in a fixed order, so that two hand-overs wait for each other and do not lock. */
    List<UUID> withOpenSeatOf(UUID inspector) {
        List<String> open = Arrays.stream(InspectionState.values())
                .filter(InspectionState::hasTeamAtWork)
                .map(Enum::name)
                .toList();
        return jdbi.withHandle(handle -> handle.createQuery("select i.id" + FROM
                        + "where i.state = any(:open) and exists (select from inspection_member seat"
                        + " where seat.inspection_id = i.id and seat.inspector_id = :inspector) and "
                        + Sight.INSPECTION + " order by i.id")
                .bindMap(sight().parameters())
                .bindArray("open", String.class, open)
                .bind("inspector", inspector)
                .mapTo(UUID.class)
                .list());
    }

    /** Seats in 政府督查 whose team is at work, of those the caller may see; their own office gives them to another. */
    List<HandOver.Seat> governmentSeatsOf(UUID inspector) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select g.id, m.leader from government_inspection_member m
                        join government_inspection g on g.id = m.inspection_id and g.state in ('PLANNED', 'ON_SITE')
                        join organization h on h.id = g.office_id
                        where m.inspector_id = :inspector and m.replaced_by is null and h.path ^@ any(:scope)
                        order by g.id""")
                .bind("inspector", inspector)
                .bind("scope", tree.scopeOf(caller).paths())
                .map((row, context) ->
                        HandOver.Seat.ofGovernment(row.getObject("id", UUID.class), row.getBoolean("leader")))
                .list());
    }

    /** The team is what it was when it was formed: nobody's term has ended, nobody was suspended or has left. */
    void mustBeFit(UUID inspection, LocalDate today) {
        List<String> unfit = jdbi.withHandle(handle -> handle.createQuery("select unfit_members(:id, :today)")
                .bind("id", inspection)
                .bind("today", today)
                .mapTo(String.class)
                .list());
        if (!unfit.isEmpty()) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", String.join("、", unfit) + " 今天不能参加督导,请先移交席位")
                    .with("members", unfit);
        }
    }

    /**
     * Unique and rising; a number whose filing was rolled back stays unused. Visits that nobody may know of have a row of
     * their own, so that none is missing in the other.
     */
    String nextFilingNumber(int year, boolean secret) {
        String sequence = secret ? "inspection_filing_unannounced" : "inspection_filing";
        long serial = jdbi.withHandle(handle -> handle.createQuery("select nextval(cast(:sequence as regclass))")
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one());
        return (secret ? "%d-U%06d" : "%d-%06d").formatted(year, serial);
    }
}
