package dudao.plan.proposals;

import dudao.commons.http.Cursor;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.proposals.CommonProblemEvents.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code item_proposal}: read in the organisation it is for and above. */
@Singleton
class ItemProposals {

    private static final String SEEN = "o.path ^@ any(:scope)";
    private static final String SELECT =
            """
            select x.id, x.version, x.organization_id, x.office_id, x.plan_year, x.title, x.proposal, x.indicator, x.clause,
              x.period_from, x.period_to, x.findings, x.units, x.inspected_units, x.units_before, x.inspected_units_before,
              x.state, x.item_id, x.reason, x.decided_by, x.decided_at
            from item_proposal x join organization o on o.id = x.organization_id\s""";

    private static final RowMapper<ItemProposal> ROW = ConstructorMapper.of(ItemProposal.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    ItemProposals(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    /** An older version changes nothing, nor does any version what was decided here. */
    void take(CommonProblem heard, long version) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into item_proposal (id, version, heard, organization_id, office_id, plan_year, title, proposal,
                          indicator, clause, period_from, period_to, findings, units, inspected_units, units_before,
                          inspected_units_before, state, reason)
                        values (:commonProblemId, 0, :heard, :bodyId, :organizationId, :planYear, :title, :proposal,
                          :indicator, :clause, :from, :to, :findings, :units, :inspectedUnits, :unitsBefore,
                          :inspectedUnitsBefore, :kept, :reason)
                        on conflict (id) do update set heard = excluded.heard, version = item_proposal.version + 1,
                          state = excluded.state, reason = excluded.reason
                        where item_proposal.heard < excluded.heard and item_proposal.state = 'PROPOSED'""")
                .bindMethods(heard)
                .bind("heard", version)
                .bind("kept", heard.isWithdrawn() ? ProposalState.WITHDRAWN : ProposalState.PROPOSED)
                .execute());
    }

    ItemProposal get(UUID id) {
        return one(SELECT + "where x.id = :id and " + SEEN, id);
    }

    /** By the organisation whose plan it is for, not by one above it. */
    ItemProposal toDecide(UUID id, String ifMatch) {
        ItemProposal proposal = one(SELECT + "where x.id = :id and " + SEEN + " for update of x", id);
        UUID home = tree.scopeOf(caller).home().id();
        if (!proposal.organizationId().equals(home)
                && !proposal.organizationId().equals(caller.organizationId())) {
            throw RuleViolation.of("FORBIDDEN", "只有该建议所指的发布单位能决定是否采纳");
        }
        ETags.check(ifMatch, proposal);
        return proposal;
    }

    private ItemProposal one(String sql, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .map(ROW)
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("条目建议", id)));
    }

    Page<ItemProposal> list(ProposalState state, Integer planYear, Paging paging) {
        List<String> after = paging.after(1);
        List<ItemProposal> rows = jdbi.withHandle(handle -> handle.createQuery(SELECT + "where " + SEEN
                        + " and (cast(:state as text) is null or x.state = :state)"
                        + " and (cast(:year as int) is null or x.plan_year = :year)"
                        + " and (cast(:after as uuid) is null or x.id < :after) order by x.id desc limit :limit")
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind("state", state)
                .bind("year", planYear)
                .bind("after", after == null ? null : cursor(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    ItemProposal decide(UUID id, ProposalState state, UUID item, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update item_proposal set version = version + 1, state = :state, item_id = :item, reason = :reason,
                          decided_by = :by, decided_for = :for, decided_at = :at where id = :id""")
                .bind("id", id)
                .bind("state", state)
                .bind("item", item)
                .bind("reason", reason)
                .bind("by", caller.id())
                .bind("for", caller.onBehalfOf().orElse(null))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        return get(id);
    }
}
