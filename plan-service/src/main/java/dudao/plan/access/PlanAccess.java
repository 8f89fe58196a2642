package dudao.plan.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.People;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Who may read a plan and who may change its content. A caller reads the plans of its scope, those issued by an
 * organisation it stands under, and those addressed to its own; what is not yet issued only its makers read. Content
 * belongs to the plan: every edit of an item or a measure locks the plan and raises its version, so that whoever approves
 * a version approves what they read.
 */
@Singleton
public class PlanAccess {

    private static final String PUBLISHED = "p.status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED')";

    /** Whoever drafts and approves the plan reads also what is restricted in it. */
    private static final String DRAFTS =
            "(:drafter and (p.issuer_id in (:office, :house) or p.co_issuer_ids && array[:office, :house]))";

    private static final String HAS_TASK =
            "exists (select from task_state s where s.%s and s.organization_id = :office)";

    /** An issuer at or above the caller binds it, one at or below it is its own to read, drafts only for makers. */
    private static final String REACHED =
            """
            ((%1$s or :maker) and %2$s.path ^@ any(:scope)
             or %1$s and exists (select from unnest(:scope) root where root ^@ %2$s.path))""";

    /** Sent to the caller's organisation, wherever its issuer stands. */
    private static final String ADDRESSED =
            """
            (%s and exists (select from plan_receipt receipt where receipt.plan_id = p.id
                              and receipt.organization_id in (:office, :house)))"""
                    .formatted(PUBLISHED);

    /** Condition on {@code plan p join organization issuer}; its parameters come from {@link #reader}. */
    public static final String READABLE =
            """
            (%s or p.co_issuer_ids <> '{}' and exists (
               select from organization co_issuer where co_issuer.id = any(p.co_issuer_ids) and %s)
             or %s)
            and (%s or %s or %s)"""
                    .formatted(
                            REACHED.formatted(PUBLISHED, "issuer"),
                            REACHED.formatted(PUBLISHED, "co_issuer"),
                            ADDRESSED,
                            Secrecy.readable("p"),
                            DRAFTS,
                            HAS_TASK.formatted("plan_id = p.id"));

    /** Condition on {@code plan_item i join plan p}, of a plan the caller may read: a unit reads what it has a task of. */
    public static final String ITEM_READABLE = "(%s and %s or %s or %s)"
            .formatted(Secrecy.readable("i"), Secrecy.readable("p"), DRAFTS, HAS_TASK.formatted("item_id = i.id"));

    /** Condition on {@code task_state s}, its {@code plan_item i} and {@code plan p}: of a restricted item a unit has its own. */
    public static final String TASK_READABLE = "(%s and %s or %s)"
            .formatted(Secrecy.readable("i", "s.organization_id"), Secrecy.readable("p", "s.organization_id"), DRAFTS);

    /** Condition on {@code plan_item i join plan p}: whoever reads the item counts all its tasks, not just the own ones. */
    public static final String ITEM_WHOLE =
            "(%s and %s or %s)".formatted(Secrecy.readable("i"), Secrecy.readable("p"), DRAFTS);

    private static final RowMapper<PlanHead> HEAD = ConstructorMapper.of(PlanHead.class);

    private final Jdbi jdbi;
    private final OrganizationTree organizations;
    private final Clock clock;

    PlanAccess(Jdbi jdbi, OrganizationTree organizations, Clock clock) {
        this.jdbi = jdbi;
        this.organizations = organizations;
        this.clock = clock;
    }

    public Map<String, Object> reader(Caller caller) {
        Scope scope = organizations.scopeOf(caller);
        return Map.of(
                "scope",
                scope.paths(),
                "maker",
                caller.hasRole("ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"),
                "drafter",
                caller.hasRole("ISSUER", "LEADER"),
                Secrecy.OFFICE,
                scope.own().id(),
                "house",
                scope.home().id());
    }

    /** As those read who made the plan: everything in it. For what the service itself keeps of it. */
    public Map<String, Object> readerOfItsMakers(UUID planId) {
        UUID issuer = lookUpIssuer(planId);
        return Map.of("scope", new String[0], "maker", true, "drafter", true, Secrecy.OFFICE, issuer, "house", issuer);
    }

    private UUID lookUpIssuer(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery("select issuer_id from plan where id = :id")
                .bind("id", planId)
                .mapTo(UUID.class)
                .one());
    }

    /** The plan, if the caller may read it; else it does not exist. */
    public PlanHead readable(UUID planId, Caller caller) {
        return readable("p.id = :id", "计划", planId, caller);
    }

    public PlanHead readableByItem(UUID itemId, Caller caller) {
        return readable(item("cast(:id as uuid)"), "任务条目", itemId, caller);
    }

    public PlanHead readableByMeasure(UUID measureId, Caller caller) {
        return readable(item("(select item_id from measure where id = :id)"), "举措", measureId, caller);
    }

    private static String item(String id) {
        return "p.id = (select plan_id from plan_item where id = %1$s) and exists (select from plan_item i where i.id = %1$s and %2$s)"
                .formatted(id, ITEM_READABLE);
    }

    private PlanHead readable(String which, String what, UUID id, Caller caller) {
        return readable(which, what, id, reader(caller));
    }

    /** @param reader from {@link #reader}, for whoever goes on with it */
    public PlanHead readable(UUID planId, Map<String, Object> reader) {
        return readable("p.id = :id", "计划", planId, reader);
    }

    private PlanHead readable(String which, String what, UUID id, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select p.id, p.version, p.issuer_id, p.year, p.status, p.co_issuer_ids from plan p
                        join organization issuer on issuer.id = p.issuer_id
                        where %s and %s"""
                                .formatted(which, READABLE))
                .bind("id", id)
                .bindMap(reader)
                .map(HEAD)
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound(what, id)));
    }

    /** A plan is changed by the organisations that issue it; who only supervises one of them reads. */
    public void requireIssuer(PlanHead plan, Caller caller) {
        issuerFor(plan::isIssuedBy, caller);
    }

    /**
     * Of those who issue a plan, the one the caller acts for.
     *
     * @param issues whether an organisation issues it
     */
    public UUID issuerFor(Predicate<UUID> issues, Caller caller) {
        return Stream.of(
                        caller.organizationId(),
                        organizations.scopeOf(caller).home().id())
                .filter(issues)
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("FORBIDDEN", "只有发布单位自己的人员可以办理本计划"));
    }

    /**
     * Locks the plan until the transaction ends and gives it as it is now, if its content may be edited by the caller.
     * Check the caller's {@code If-Match}, then {@link #raise} the version.
     */
    public PlanHead lockForEditing(PlanHead plan, Caller caller) {
        requireIssuer(plan, caller);
        PlanHead locked = lock(plan.id());
        locked.status().after(PlanCommand.EDIT);
        remember(plan.id(), People.behind(caller));
        return locked;
    }

    /** As {@link #lockForEditing}, for a command on the plan as a whole; who gives it makes nothing. */
    public PlanHead lockFor(PlanCommand command, PlanHead plan, Caller caller) {
        requireIssuer(plan, caller);
        PlanHead locked = lock(plan.id());
        locked.status().after(command);
        return locked;
    }

    /** Who edits the content has made the plan too, and will not approve it. */
    private void remember(UUID planId, People makers) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update plan set makers = array(select distinct unnest(makers || cast(:makers as text[])))
                        where id = :id and not makers @> cast(:makers as text[])""")
                .bind("id", planId)
                .bindArray("makers", String.class, makers.ids())
                .execute());
    }

    private PlanHead lock(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, version, issuer_id, year, status, co_issuer_ids from plan where id = :id for update")
                .bind("id", planId)
                .map(HEAD)
                .one());
    }

    /** @return the plan's new version */
    public long raise(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update plan set version = version + 1, updated_at = :now where id = :id
                        returning version""")
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("id", planId)
                .mapTo(Long.class)
                .one());
    }
}
