package dudao.commons.identity;

import static java.util.Map.entry;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The caller's scope, looked up once in a request and told to the database's session in the same statement. */
@RequestScoped
class CallerScope {

    /**
     * The settings end with the transaction. {@code dudao.scope} holds the paths of the roots, the home first;
     * {@code dudao.counties} the counties inside it and {@code dudao.units} the units of roots below a county, by which
     * most rows are recognised without looking up their organisation. Unset, they let nothing be seen. Of whoever acts for
     * another {@code dudao.delegator} is that person and {@code dudao.delegate} the path of the organisation the delegate
     * comes from, which nobody leaves behind; both are empty for all others.
     */
    private static final String ENTER =
            """
            with own as materialized (
              select id, kind, name, parent_id, path, county_id,
                     case when kind = 'INSPECTION_OFFICE' then coalesce(parent_id, id) else id end as home_id
              from organization where id = :organization
            ), root as materialized (
              select true as home, h.id, h.kind, h.name, h.parent_id, h.path, h.county_id
              from own join organization h on h.id = own.home_id
              union
              select false, o.id, o.kind, o.name, o.parent_id, o.path, o.county_id
              from own join organization_relation r on r.superior_id in (own.id, own.home_id)
              join organization o on o.id = r.organization_id
              where r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)
            )
            select %s as version, root.*, own.id as own_id, own.kind as own_kind, own.name as own_name,
              own.parent_id as own_parent_id, own.path as own_path, own.county_id as own_county_id,
              set_config('dudao.scope', (select string_agg(path, ',' order by home desc, path) from root), true)
                as scope_setting,
              set_config('dudao.counties', (
                select string_agg(cast(c.id as text), ',') from root
                join organization c on c.path >= root.path and c.path < root.path || '~' where c.id = c.county_id), true) as counties_setting,
              set_config('dudao.units', (
                select string_agg(cast(u.id as text), ',') from root cross join lateral (
                  select id from organization where path >= root.path and path < root.path || '~' offset 0) u
                where root.county_id <> root.id), true) as units_setting,
              set_config('dudao.own', own.path, true), set_config('dudao.office', cast(own.id as text), true),
              set_config('dudao.person', :person, true), set_config('dudao.roles', :roles, true),
              set_config('dudao.delegator', :delegator, true), set_config('dudao.delegate', :delegate, true),
              set_config('plan_cache_mode', :plans, true)
            from (select) once left join own on true left join root on true
            order by home desc""";

    /**
     * Which tree the scope was found in. None for a transaction that has written: it may see a tree of its own making,
     * which is not to be remembered, since it may never come to be.
     */
    private static final String VERSION =
            "(select version from organization_version where pg_current_xact_id_if_assigned() is null)";

    private static final String UNVERSIONED = "cast(null as uuid)";

    /**
     * The same settings from what is remembered. When the tree has changed since, the row is not there, nothing is set and
     * nothing can be seen. One number comes back instead of ten texts. The names are those of no list's own parameters.
     */
    static final String ENTER_KNOWN =
            """
            select num_nulls(set_config('dudao.scope', :callerScope, true), set_config('dudao.counties', :callerCounties, true),
              set_config('dudao.units', :callerUnits, true), set_config('dudao.own', :callerOwn, true),
              set_config('dudao.office', :callerOffice, true), set_config('dudao.person', :callerPerson, true),
              set_config('dudao.roles', :callerRoles, true), set_config('dudao.delegator', :callerDelegator, true),
              set_config('dudao.delegate', :callerDelegate, true), set_config('plan_cache_mode', :callerPlans, true))
            from organization_version where version = :treeVersion""";

    private static final List<String> ADMINISTRATORS = List.of("SYSADMIN", "SECADMIN", "AUDITOR");

    private record Root(OrganizationTree.Node own, OrganizationTree.Node root, UUID version, Place.Settings settings) {}

    private final Jdbi jdbi;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final Clock clock;
    private final KnownPlaces known;
    private boolean looked;
    private Place place;

    CallerScope(Jdbi jdbi, SecurityIdentity identity, Caller caller, Clock clock, KnownPlaces known) {
        this.jdbi = jdbi;
        this.identity = identity;
        this.caller = caller;
        this.clock = clock;
        this.known = known;
    }

    /** From here on this transaction sees what the caller may see. */
    void enter(boolean onePlan) {
        looked = true;
        if (identity.isAnonymous()) {
            return;
        }
        place = known.of(organization(), today())
                .filter(each -> enter(each, onePlan))
                .orElseGet(() -> find(onePlan));
    }

    private boolean enter(Place known, boolean onePlan) {
        return jdbi.withHandle(handle -> handle.createQuery(ENTER_KNOWN)
                .bindMap(settings(known, onePlan))
                .map((row, context) -> true)
                .findOne()
                .orElse(false));
    }

    /** The values of {@link #ENTER_KNOWN}. What is the caller's own and not the organisation's is never remembered. */
    Map<String, Object> settings(Place known, boolean onePlan) {
        OrganizationTree.Node own = known.scope().own();
        return Map.ofEntries(
                entry("callerScope", known.settings().scope()),
                entry("callerCounties", known.settings().counties()),
                entry("callerUnits", known.settings().units()),
                entry("callerOwn", own.path()),
                entry("callerOffice", own.id().toString()),
                entry("callerPerson", caller.id()),
                entry("callerRoles", roles()),
                entry("callerDelegator", delegator()),
                entry("callerDelegate", delegate()),
                entry("callerPlans", plans(onePlan)),
                entry("treeVersion", known.version()));
    }

    private String delegator() {
        return caller.onBehalfOf().orElse("");
    }

    private String delegate() {
        if (caller.onBehalfOf().isEmpty()) {
            return "";
        }
        return jdbi.withHandle(
                handle -> handle.createQuery("select path from organization where id = any(:own) and id <> :acting")
                        .bindArray("own", UUID.class, caller.organizations().toArray())
                        .bind("acting", caller.organizationId())
                        .mapTo(String.class)
                        .findOne()
                        .orElse(""));
    }

    private Place find(boolean onePlan) {
        UUID organization = organization();
        LocalDate today = today();
        List<Root> roots =
                jdbi.withHandle(handle -> handle.createQuery(ENTER.formatted(known.areKept() ? VERSION : UNVERSIONED))
                        .bind("organization", organization)
                        .bind("today", today)
                        .bind("person", caller.id())
                        .bind("plans", plans(onePlan))
                        .bind("roles", roles())
                        .bind("delegator", delegator())
                        .bind("delegate", delegate())
                        .map(CallerScope::root)
                        .list());
        Root first = roots.get(0);
        if (first.root() == null) {
            return null;
        }
        Place found = new Place(scope(roots), first.version(), today, first.settings());
        known.keep(organization, found);
        return found;
    }

    private static String plans(boolean onePlan) {
        return onePlan ? "force_generic_plan" : "auto";
    }

    private String roles() {
        return String.join(",", identity.getRoles());
    }

    private LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }

    /** The three administrators see no business data, and who belongs nowhere sees nothing. */
    private UUID organization() {
        if (isAdministrator()) {
            return null;
        }
        try {
            return caller.organizationId();
        } catch (RuleViolation none) {
            return null;
        }
    }

    private boolean isAdministrator() {
        return ADMINISTRATORS.stream().anyMatch(identity::hasRole);
    }

    private static Scope scope(List<Root> roots) {
        List<OrganizationTree.Node> nodes =
                new ArrayList<>(roots.stream().map(Root::root).toList());
        OrganizationTree.Node home = nodes.remove(0);
        return new Scope(roots.get(0).own(), home, List.copyOf(nodes));
    }

    Scope get() {
        return place().scope();
    }

    /** Where the caller stands, entered or not: whoever reads by it has the database check that it still holds. */
    Place place() {
        if (!looked) {
            looked = true;
            place = known.of(organization(), today()).orElseGet(() -> find(false));
        }
        if (place == null) {
            throw isAdministrator()
                    ? RuleViolation.of("FORBIDDEN", "系统管理员、安全管理员和审计员不查看业务数据")
                    : RuleViolation.of("ORGANIZATION_UNKNOWN", "访问令牌里的机构 (org) " + caller.organizationId() + " 尚未登记");
        }
        return place;
    }

    /** The tree has changed: it has to be looked at again. */
    Place placeAnew() {
        place = find(false);
        return place();
    }

    private static Root root(ResultSet row, StatementContext ignored) throws SQLException {
        return new Root(
                node(row, "own_"),
                node(row, ""),
                row.getObject("version", UUID.class),
                new Place.Settings(
                        row.getString("scope_setting"),
                        row.getString("counties_setting"),
                        row.getString("units_setting")));
    }

    private static OrganizationTree.Node node(ResultSet row, String prefix) throws SQLException {
        UUID id = row.getObject(prefix + "id", UUID.class);
        return id == null
                ? null
                : new OrganizationTree.Node(
                        id,
                        row.getString(prefix + "kind"),
                        row.getString(prefix + "name"),
                        row.getObject(prefix + "parent_id", UUID.class),
                        row.getString(prefix + "path"),
                        row.getObject(prefix + "county_id", UUID.class));
    }
}
