package dudao.inspection.access;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import java.util.Map;
import java.util.UUID;

/**
 * What a caller may see, as conditions over {@code inspection i} or {@code finding f} and the organisation inspected,
 * {@code o}. One definition for lists and for single reads.
 *
 * @param home path of the organisation the caller works for
 * @param scope paths of the organisations whose subtrees the caller sees
 * @param staff whether the caller belongs to those who supervise, not to those who are supervised
 */
public record Sight(String person, UUID organization, String home, String[] scope, boolean staff) {

    /** Asked only where nothing else lets the row be seen; as a condition of its own it is planned for every statement. */
    private static final String MEMBER = "sits_in(i.id, :person)";

    private static final String MEMBER_OF_FINDING = "sits_in(f.inspection_id, :person)";

    /** Those who supervise, unless it is their own organisation that is inspected by somebody else. */
    private static final String SUPERVISES = "(:staff and (i.office_id = :organization or o.path <> :home))";

    /**
     * What the unit is not to hear of beforehand, nor anybody the unit might hear it from: for the team and those who
     * supervise in the line of the office that plans it, not between that office and the unit.
     */
    public static final String UNTOLD = "(" + SUPERVISES
            + " and exists (select from organization planning where planning.id = i.office_id"
            + " and planning.path ^@ any(:scope)) or " + MEMBER + ")";

    /** An unannounced visit does not exist for the others before it begins. */
    public static final String INSPECTION = "(o.path ^@ any(:scope) or " + MEMBER + ")"
            + " and (i.mode <> 'UNANNOUNCED' or i.notice_served_at is not null or i.entered_at is not null or "
            + UNTOLD + ")";

    /** What is for those alone who do the inspection's work. */
    public static final String WORK = "(" + SUPERVISES + " or " + MEMBER + ")";

    /** What has not been confirmed is not told to the unit, nor what was dismissed; what is restricted to few. */
    public static final String FINDING = "(o.path ^@ any(:scope)"
            + " or (select r.path from organization r where r.id = f.responsible_organization_id) ^@ any(:scope)"
            + " or " + MEMBER_OF_FINDING + ")"
            + " and (f.state not in ('IDENTIFIED', 'DISMISSED') or :staff and (o.path <> :home"
            + " or (select i.office_id from inspection i where i.id = f.inspection_id) = :organization)"
            + " or " + MEMBER_OF_FINDING + ") and "
            + Secrecy.readable("f", "f.organization_id", "f.responsible_organization_id");

    public static Sight of(Caller caller, OrganizationTree tree) {
        Scope scope = tree.scopeOf(caller);
        return new Sight(
                caller.id(),
                caller.organizationId(),
                scope.home().path(),
                scope.paths(),
                caller.hasRole("ESO", "INSPECTOR", "SUPERVISOR", "LEADER"));
    }

    /** What {@code SUPERVISES} says, of an inspection that is at hand. */
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
                "scope",
                scope,
                "staff",
                staff);
    }
}
