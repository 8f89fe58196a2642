package dudao.inspection.accountability.cases;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All cases: the office that handles one and those above it read it, and its object once it was told. */
@ApplicationScoped
class Cases implements PanacheRepositoryBase<AccountabilityCase, UUID> {

    private static final String SEEN = "(:staff and h.path ^@ any(:scope) and coalesce(c.person <> all(:people), true)"
            + " or c.notice_given_at is not null"
            + " and (c.person is null and :unit and c.organization_id = :organization or c.person = :person))";
    private static final String FROM = " from accountability_case c join organization h on h.id = c.office_id"
            + " join organization o on o.id = c.organization_id ";
    private static final RowMapper<CaseRow> ROW = ConstructorMapper.of(CaseRow.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Cases(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** What the caller may not see does not exist. */
    AccountabilityCase get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    AccountabilityCase toChange(UUID id, String ifMatch) {
        mustSee(id);
        AccountabilityCase held = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, held);
        return held;
    }

    boolean isSeenAsStaff(AccountabilityCase held) {
        return caller.hasRole("ESO", "LEADER")
                && !People.behind(caller).meet(People.of(held.person))
                && tree.find(held.officeId)
                        .filter(tree.scopeOf(caller)::contains)
                        .isPresent();
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where c.id = :id and " + SEEN + ")")
                        .bindMap(reader())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("问责", id);
        }
    }

    private Map<String, Object> reader() {
        return Map.of(
                "scope", tree.scopeOf(caller).paths(),
                "staff", caller.hasRole("ESO", "LEADER"),
                "unit", caller.hasRole("UNIT_HEAD", "UNIT_CLERK"),
                "organization", caller.organizationId(),
                "person", caller.id(),
                "people", caller.people().toArray(String[]::new));
    }

    /** How often the same object was held to account in the year up to that day. */
    int earlier(UUID id, LocalDate upTo) {
        return jdbi.withHandle(handle -> handle.createQuery("select accountability_earlier(:id, :day)")
                .bind("id", id)
                .bind("day", upTo)
                .mapTo(Integer.class)
                .one());
    }

    Page<CaseRow> list(String state, String organization, Paging paging) {
        Where where = new Where(SEEN, reader())
                .oneOf(CaseState.class, "state", state, "c.state = :state")
                .id("organizationId", organization, "c.organization_id = :organizationId")
                .before(paging.after(1), "c.id");
        List<CaseRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select c.id, c.object_kind, c.organization_id, o.name as organization_name, c.office_id,"
                                + " c.ground, c.source, c.state, c.proposed_at, c.decided_on" + FROM + where.sql()
                                + " order by c.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
