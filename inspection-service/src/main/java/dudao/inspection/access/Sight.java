package dudao.inspection.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import java.util.Map;
import java.util.UUID;

/**
 * What a caller may see, as conditions over {@code inspection i} or {@code finding f}. One definition for lists and for
 * single reads.
 *
 * @param home path of the organisation the caller works for
 * @param homeUnit its id
 * @param scope paths of the organisations whose subtrees the caller sees
 * @param staff whether the caller belongs to those who supervise, not to those who are supervised
 * @param near whether no organisation of the scope is a county or stands above one
 */
public record Sight(
        String person, UUID organization, String home, UUID homeUnit, String[] scope, boolean staff, boolean near) {

    /**
     * Asked only where nothing else lets the row be seen. Like {@code path_of} and {@code office_of} it is a function: as a
     * subquery it would be made ready for every statement.
     */
    private static final String MEMBER = "sits_in(i.id, :person)";

    private static final String MEMBER_OF_FINDING = "sits_in(f.inspection_id, :person)";

    /** Counties and units of the caller's scope, as the database's session knows them. */
    private static final String FAR = " = any ((select scope_counties())::uuid[])";

    private static final String NEAR = " = any ((select scope_units())::uuid[])";

    private static final String VISITED = " = any ((select own_visits())::uuid[])";

    /** Nearly every row is recognised by what stands in it; the path of its organisation says the same of the others. */
    private static final String IN_SCOPE = "%1$s.county_id" + FAR + " or %1$s.organization_id" + NEAR
            + " or path_of(%1$s.organization_id) ^@ any(:scope)";

    private static final String NO_DELEGATE = ".organization_id <> all ((select delegate_units())::uuid[])";

    /**
     * Those who supervise, unless it is their own organisation that is inspected by somebody else: also where they act for
     * another, which only the database's session knows.
     */
    private static final String SUPERVISES =
            "(:staff and (i.office_id = :organization or i.organization_id <> :homeUnit) and i" + NO_DELEGATE + ")";

    /** No function: the visits it is asked of are the newest, so that a first page asks it again and again. */
    private static final String OF_LINE =
            "(select office.path ^@ any(:scope) from organization office where office.id = i.office_id)";

    /**
     * What the unit is not to hear of beforehand, nor anybody the unit might hear it from: for the team and those who
     * supervise in the line of the office that plans it, not between that office and the unit.
     */
    public static final String UNTOLD = "(" + SUPERVISES + " and " + OF_LINE + " or " + MEMBER + ")";

    /** An unannounced visit does not exist for the others before it begins. */
    public static final String INSPECTION = "(" + IN_SCOPE.formatted("i") + " or " + MEMBER + ")"
            + " and (i.mode <> 'UNANNOUNCED' or i.notice_served_at is not null or i.entered_at is not null or "
            + UNTOLD + ")";

    /** What is for those alone who do the inspection's work. */
    public static final String WORK = "(" + SUPERVISES + " or " + MEMBER + ")";

    /** What has not been confirmed is not told to the unit, nor what was dismissed; what is restricted to few. */
    public static final String FINDING = "(" + IN_SCOPE.formatted("f")
            + " or coalesce(f.responsible_organization_id, f.organization_id) <> f.organization_id"
            + " and path_of(f.responsible_organization_id) ^@ any(:scope)"
            + " or " + MEMBER_OF_FINDING + ")"
            + " and (f.state not in ('IDENTIFIED', 'DISMISSED') or :staff and (f.organization_id <> :homeUnit"
            + " or office_of(f.inspection_id) = :organization) and f" + NO_DELEGATE
            + " or " + MEMBER_OF_FINDING + ") and "
            + Secrecy.readable("f", "f.organization_id", "f.responsible_organization_id");

    private static final String FENCED = " from (select * from %1$s where %2$s offset 0) %3$s ";

    public static Sight of(Caller caller, OrganizationTree tree) {
        return of(caller, tree.scopeOf(caller));
    }

    public static Sight of(Caller caller, Scope scope) {
        return new Sight(
                caller.id(),
                caller.organizationId(),
                scope.home().path(),
                scope.home().id(),
                scope.paths(),
                caller.hasRole("ESO", "INSPECTOR", "SUPERVISOR", "LEADER"),
                scope.roots().stream().allMatch(Sight::isBelowCounty));
    }

    private static boolean isBelowCounty(Node node) {
        return node.countyId() != null && !node.countyId().equals(node.id());
    }

    /**
     * {@code inspection i} for a list. What is few and near is found by its units first: fenced off, so that no filter
     * looks sharper to the planner, which makes one plan for all values.
     */
    public String inspections() {
        return near
                ? FENCED.formatted("inspection", "organization_id" + NEAR + " or id" + VISITED, "i")
                : " from inspection i ";
    }

    /** The same of {@code finding f}. */
    public String findings() {
        return near
                ? FENCED.formatted(
                        "finding",
                        "organization_id" + NEAR + " or responsible_organization_id" + NEAR + " or inspection_id"
                                + VISITED,
                        "f")
                : " from finding f ";
    }

    /** What {@code SUPERVISES} says, of an inspection that is at hand, for whoever acts for nobody else. */
    public boolean supervises(UUID office, String path) {
        return staff && (office.equals(organization) || !path.equals(home));
    }

    /** The named parameters of the conditions. */
    public Map<String, Object> parameters() {
        return Map.of(
                "person",
                person,
                "organization",
                organization,
                Secrecy.OFFICE,
                organization,
                "home",
                home,
                "homeUnit",
                homeUnit,
                "scope",
                scope,
                "staff",
                staff);
    }
}
