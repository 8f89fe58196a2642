package dudao.inspection.referrals;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Sight;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@ApplicationScoped
class Referrals implements PanacheRepositoryBase<Referral, UUID> {

    static class Filter {

        @QueryParam("state")
        String state;

        @QueryParam("kind")
        String kind;

        @QueryParam("findingId")
        String findingId;

        @QueryParam("organizationId")
        @Parameter(description = "who receives")
        String organizationId;

        @QueryParam("overdue")
        @Parameter(description = "true: the day for the receipt has passed and there is none")
        String overdue;
    }

    /** As the policy of the table says it. */
    private static final String SEEN =
            """
            (:staff and (o.path ^@ any(:scope) or t.path ^@ any(:scope)) or r.organization_id = :organization)
            and (finding_handled_by(r.finding_id) is null
                 or :office in (finding_handled_by(r.finding_id), r.organization_id, r.office_id))
            and not finding_is_of_delegate(r.finding_id)""";

    private static final String FROM =
            " from referral r join organization o on o.id = r.office_id left join organization t on t.id = r.organization_id ";

    private static final RowMapper<ReferralRow> ROW = ConstructorMapper.of(ReferralRow.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    Referrals(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the caller may not see does not exist. */
    Referral get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    Referral toChange(UUID id, String ifMatch) {
        mustSee(id);
        Referral referral = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, referral);
        return referral;
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where r.id = :id and " + SEEN + ")")
                        .bindMap(Sight.of(caller, tree).parameters())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("上报移送", id);
        }
    }

    boolean isClosed(UUID organization, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(closed_on <= :today, false) from organization where id = :id")
                .bind("today", today)
                .bind("id", organization)
                .mapTo(Boolean.class)
                .one());
    }

    boolean isOpen(UUID finding, UUID organization, String recipient) {
        return count(
                        "findingId = ?1 and (organizationId = ?2 or recipient = ?3) and state in ?4",
                        finding,
                        organization,
                        recipient,
                        List.of(ReferralState.SENT, ReferralState.RECEIVED))
                > 0;
    }

    /** Of the finding, which whoever receives the referral does not see. */
    Secrecy secrecyOf(Referral referral) {
        return jdbi.withHandle(handle -> handle.createQuery("select finding_handled_by(:finding)")
                .bind("finding", referral.findingId)
                .mapTo(UUID.class)
                .findOne()
                .map(office -> new Secrecy(Classification.RESTRICTED, office))
                .orElse(Secrecy.INTERNAL));
    }

    Page<ReferralRow> list(Filter filter, Paging paging) {
        Where where = new Where("(" + SEEN + ")", Sight.of(caller, tree).parameters())
                .with("today", Clocks.dateOf(clock.instant()))
                .oneOf(ReferralState.class, "state", filter.state, "r.state = :state")
                .oneOf(ReferralKind.class, "kind", filter.kind, "r.kind = :kind")
                .id("findingId", filter.findingId, "r.finding_id = :findingId")
                .id("organizationId", filter.organizationId, "r.organization_id = :organizationId")
                .flag("overdue", filter.overdue, ReferralRow.OVERDUE)
                .before(paging.after(1), "r.id");
        List<ReferralRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        ReferralRow.SELECT + FROM + where.sql() + " order by r.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }
}
