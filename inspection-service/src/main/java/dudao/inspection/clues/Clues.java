package dudao.inspection.clues;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All clues; an office sees those about organisations in its scope, its delegates none about their own unit. */
@ApplicationScoped
class Clues implements PanacheRepositoryBase<Clue, UUID> {

    private static final String SEEN =
            "o.path ^@ any(:scope) and not is_delegate_of(o.path) and " + Secrecy.readable("c");
    private static final String FROM = " from clue c join organization o on o.id = c.organization_id ";
    private static final RowMapper<ClueRow> ROW = ConstructorMapper.of(ClueRow.class);
    private static final RowMapper<ClueCountResource.Count> COUNT = ConstructorMapper.of(ClueCountResource.Count.class);
    private static final RowMapper<ClueStatus> STATUS = ConstructorMapper.of(ClueStatus.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Clues(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** What the caller may not see does not exist. */
    Clue get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    Clue toChange(UUID id, String ifMatch) {
        mustSee(id);
        Clue clue = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, clue);
        return clue;
    }

    /** The office it now belongs to may be one whose clues the caller does not see: the database would refuse the row. */
    void flushToAnyOffice() {
        jdbi.useHandle(Scope::everything);
        flush();
    }

    private Map<String, Object> reader() {
        return Map.of("scope", tree.scopeOf(caller).paths(), Secrecy.OFFICE, caller.organizationId());
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where c.id = :id and " + SEEN + ")")
                        .bindMap(reader())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("线索", id);
        }
    }

    Page<ClueRow> list(String state, String category, String organizationId, Paging paging) {
        Where where = new Where(SEEN, reader())
                .oneOf(ClueState.class, "state", state, "c.state = :state")
                .oneOf(ClueCategory.class, "category", category, "c.category = :category")
                .id("organizationId", organizationId, "c.organization_id = :organizationId")
                .before(paging.after(1), "c.id");
        List<ClueRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select c.id, c.category, c.organization_id, o.name as organization_name, c.text, c.state,"
                                + " c.received_at, c.classification" + FROM + where.sql()
                                + " order by c.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** By whom and what about; of identities nothing is read. A rejected or closed clue is answered. */
    List<ClueCountResource.Count> counts(LocalDate from, LocalDate to, int days, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select source, category, count(*)::int as received,
                          (count(*) filter (where rejected))::int as rejected,
                          (count(*) filter (where finding_id is not null))::int as substantiated,
                          (count(*) filter (where answered_at is not null))::int as answered,
                          (count(*) filter (where answered_at < received_at + make_interval(days => :days)))::int
                            as answered_in_time,
                          (count(*) filter (where answered_at is null
                            and received_at + make_interval(days => :days) <= :now))::int as overdue
                        from (select c.source, c.category, c.finding_id, c.received_at, c.rejected_at is not null as rejected,
                                coalesce(c.rejected_at, case when c.state = 'CLOSED' then c.decided_at end) as answered_at"""
                                + FROM + "where " + SEEN
                                + """
                                 and c.received_at >= :from and c.received_at < :until) counted
                                group by source, category order by source, category""")
                .bindMap(reader())
                .bind("from", Clocks.startOf(from).atOffset(ZoneOffset.UTC))
                .bind("until", Clocks.endOf(to).atOffset(ZoneOffset.UTC))
                .bind("days", days)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(COUNT)
                .list());
    }

    /** For whoever holds the receipt, whoever that is. */
    Optional<ClueStatus> status(String receiptNumber) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from clue_status(:receipt)")
                .bind("receipt", receiptNumber)
                .map(STATUS)
                .findOne());
    }

    /** The organisation a report names, by id or by code. */
    UUID organization(NewClue reported) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id from organization
                                where id = cast(:id as uuid) or cast(:id as uuid) is null and code = :code limit 1""")
                        .bind("id", reported.organizationId())
                        .bind("code", reported.organizationCode())
                        .mapTo(UUID.class)
                        .findOne())
                .orElseThrow(() -> RuleViolation.of("UNKNOWN_ORGANIZATION", "请用标识或代码指明一所已登记的学校或机构")
                        .at("/organizationId", "未知机构"));
    }
}
