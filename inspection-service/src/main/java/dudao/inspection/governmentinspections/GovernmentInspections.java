package dudao.inspection.governmentinspections;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.filing.FilingRules;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All of them: read by the office and those above it, by the team and who acts for it, and by the object once the conclusion was fed back. */
@ApplicationScoped
class GovernmentInspections implements PanacheRepositoryBase<GovernmentInspection, UUID> {

    private static final String SEEN = "(:staff and h.path ^@ any(:scope)"
            + " or exists (select from government_inspection_member m where m.inspection_id = x.id"
            + " and m.person = any(:people) and m.replaced_by is null)"
            + " or x.received_on is not null and :unit and x.organization_id = :organization)";
    private static final String FROM = " from government_inspection x join organization h on h.id = x.office_id"
            + " join organization o on o.id = x.organization_id ";
    private static final RowMapper<GovernmentRow> ROW = ConstructorMapper.of(GovernmentRow.class);

    private final Jdbi jdbi;
    private final Desk desk;
    private final OrganizationTree tree;
    private final Caller caller;
    private final FilingRules filing;

    GovernmentInspections(Jdbi jdbi, Desk desk, OrganizationTree tree, Caller caller, FilingRules filing) {
        this.filing = filing;
        this.jdbi = jdbi;
        this.desk = desk;
        this.tree = tree;
        this.caller = caller;
    }

    @Schema(name = "GovernmentInspectionRow")
    public record GovernmentRow(
            UUID id,
            GovernmentKind kind,
            String title,
            UUID organizationId,
            String organizationName,
            UUID officeId,
            GovernmentState state) {}

    GovernmentInspection get(UUID id) {
        desk.mustSee(FROM, SEEN, "政府督查", id, reader());
        return findById(id);
    }

    GovernmentInspection toChange(UUID id, String ifMatch) {
        desk.mustSee(FROM, SEEN, "政府督查", id, reader());
        GovernmentInspection inspection = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, inspection);
        return inspection;
    }

    /** A seat is no licence: who was dismissed, suspended or has left does nothing more in it, nor lets others do it. */
    void mustStillInspect(UUID id) {
        Actor by = desk.actor();
        boolean barred = jdbi.withHandle(handle -> handle.createQuery("select barred_government_member(:id, :persons)")
                .bind("id", id)
                .bindArray("persons", String.class, by.id(), by.onBehalfOf())
                .mapTo(Boolean.class)
                .one());
        if (barred) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", "已停职、解聘或移交工作,不能继续参与本次督查");
        }
    }

    /** The team is what it was when it was formed: nobody's term has ended, nobody was suspended or has left. */
    void mustBeFit(UUID id) {
        List<String> unfit =
                jdbi.withHandle(handle -> handle.createQuery("select unfit_government_members(:id, :today)")
                        .bind("id", id)
                        .bind("today", desk.today())
                        .mapTo(String.class)
                        .list());
        if (!unfit.isEmpty()) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", String.join("、", unfit) + " 今天不能参加督查,请先更换成员")
                    .with("members", unfit);
        }
    }

    boolean isSeenWhole(GovernmentInspection inspection) {
        return caller.people().stream().anyMatch(inspection::hasInTeam)
                || caller.hasRole("ESO", "SUPERVISOR", "LEADER") && desk.runs(inspection.officeId);
    }

    private Map<String, Object> reader() {
        return Map.of(
                "scope", tree.scopeOf(caller).paths(),
                "people", caller.people().toArray(String[]::new),
                "staff", caller.hasRole("ESO", "SUPERVISOR", "LEADER"),
                "unit", caller.hasRole("UNIT_HEAD", "UNIT_CLERK"),
                "organization", caller.organizationId());
    }

    Page<GovernmentRow> list(String state, String organization, Paging paging) {
        Where where = new Where(SEEN, reader())
                .oneOf(GovernmentState.class, "state", state, "x.state = :state")
                .id("organizationId", organization, "x.organization_id = :organizationId")
                .before(paging.after(1), "x.id");
        List<GovernmentRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select x.id, x.kind, x.title, x.organization_id, o.name as organization_name, x.office_id, x.state"
                                + FROM + where.sql() + " order by x.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /**
     * What is to be said of another visit that may be known and is planned or was held near these days, else null. That none
     * is repeated the regulation says (Art. 15); how near is too near is as an approved plan of the year has it.
     */
    String clash(GovernmentInspection inspection, LocalDate from, LocalDate to) {
        Optional<FilingRules.Caps> plan = filing.binding(inspection.officeId, from.getYear());
        int days = plan.map(FilingRules.Caps::clashDays).orElse(0);
        if (!isNear(inspection, from.minusDays(days), to.plusDays(days))) {
            return null;
        }
        return plan.map(caps -> "按 " + caps.title() + ",前后 " + days + " 天内该单位另有督导、督查")
                .orElse("该单位在这些日期另有督导、督查");
    }

    private boolean isNear(GovernmentInspection inspection, LocalDate first, LocalDate last) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from inspection i where i.organization_id = :unit and i.state <> 'CANCELLED'
                            and (i.mode <> 'UNANNOUNCED' or i.entered_at is not null)
                            and i.visit_from <= :last and i.visit_to >= :first)
                          or exists (select from government_inspection g where g.organization_id = :unit and g.id <> :id
                            and g.state <> 'CANCELLED' and g.visit_from <= :last and g.visit_to >= :first)""")
                .bind("unit", inspection.organizationId)
                .bind("id", inspection.id)
                .bind("first", first)
                .bind("last", last)
                .mapTo(Boolean.class)
                .one());
    }

    void tell(String fact, GovernmentInspection inspection) {
        desk.tell(
                "government-inspection." + fact, inspection, GovernmentFact.of(inspection), inspection.organizationId);
    }
}
